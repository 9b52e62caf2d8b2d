import type { Metadata } from 'next'
import { SetupPage } from '#components/setup/setup-page.tsx'
import { SourceFields } from '#components/setup/source-fields.tsx'
import { SourceOutcomes } from '#components/setup/source-outcomes.tsx'
import { StarterFields } from '#components/setup/starter-fields.tsx'
import { listSections } from '#lib/sections/queries.ts'
import { readWishes } from '#lib/sources/wishes.ts'
import { personal } from '../../account/personal.ts'
import { openSetup } from '../owner.ts'

export async function generateMetadata(): Promise<Metadata> {
  return personal((await openSetup()).words.setup.sources.title)
}

const HERE = '/setup/sources'

export default async function Page() {
  const open = await openSetup()
  const { setup } = open.words
  const wishes = await readWishes(open.db)
  const some = wishes.some(({ state }) => state === 'added')
  return (
    <SetupPage
      open={open}
      step={3}
      title={setup.sources.title}
      intro={setup.sources.lead}
      {...(some ? {} : { skip: '/setup/weather' })}
    >
      {wishes.length > 0 && <SourceOutcomes open={open} wishes={wishes} back={HERE} />}
      {some && (
        <p className="mb-10">
          <a className="button-main" href="/setup/weather">
            {setup.goOn}
          </a>
        </p>
      )}
      <StarterFields open={open} back={HERE} />
      <h2 className="mt-12 mb-1 text-head-s">{setup.sources.starter.own}</h2>
      <p className="mb-5 text-pretty text-ink-2">{setup.sources.intro}</p>
      <SourceFields open={open} sections={await listSections(open.db)} back={HERE} />
    </SetupPage>
  )
}
