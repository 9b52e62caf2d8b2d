import type { Metadata } from 'next'
import { SetupPage } from '#components/setup/setup-page.tsx'
import { SourceFields } from '#components/setup/source-fields.tsx'
import { SourceOutcomes } from '#components/setup/source-outcomes.tsx'
import { listSections } from '#lib/sections/queries.ts'
import { readWishes } from '#lib/sources/wishes.ts'
import { personal } from '../../account/personal.ts'
import { openSetup } from '../owner.ts'

export async function generateMetadata(): Promise<Metadata> {
  return personal((await openSetup()).words.setup.sources.title)
}

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
      intro={setup.sources.intro}
      {...(some ? {} : { skip: '/setup/weather' })}
    >
      {wishes.length > 0 && <SourceOutcomes open={open} wishes={wishes} />}
      {some && (
        <p className="mb-10">
          <a className="button-main" href="/setup/weather">
            {setup.goOn}
          </a>
        </p>
      )}
      <SourceFields open={open} sections={await listSections(open.db)} />
    </SetupPage>
  )
}
