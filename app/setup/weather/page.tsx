import type { Metadata } from 'next'
import { SetupPage } from '#components/setup/setup-page.tsx'
import { UnitForm, WeatherNow } from '#components/setup/weather-now.tsx'
import { paperBar } from '#lib/weather/paper-bar.ts'
import { personal } from '../../account/personal.ts'
import { openSetup } from '../owner.ts'

export async function generateMetadata(): Promise<Metadata> {
  return personal((await openSetup()).words.setup.weather.title)
}

export default async function Page() {
  const open = await openSetup()
  const { config, db, clock, edition, paper, words } = open
  const { title, intro } = words.setup.weather
  // The sample's own weather would stand in for the place's: what is shown here is the place's.
  const own = { sample: false, at: clock, day: edition.day, weather: null }
  const line = await paperBar({ config, db, now: clock, paper }, own)
  return (
    <SetupPage open={open} step={4} title={title} intro={intro} skip="/setup/done">
      <WeatherNow line={line} off={config.weather.provider === 'none'} words={words} />
      {!paper.locked.includes('language') && <UnitForm open={open} />}
    </SetupPage>
  )
}
