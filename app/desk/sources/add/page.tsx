import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page.tsx'
import { SourceFields } from '#components/setup/source-fields.tsx'
import { SourceOutcomes } from '#components/setup/source-outcomes.tsx'
import { StarterFields } from '#components/setup/starter-fields.tsx'
import { listSections } from '#lib/sections/queries.ts'
import { readWishes } from '#lib/sources/wishes.ts'
import { openDesk } from '../../staff.ts'

const HERE = '/desk/sources/add'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk('editor')
  return { title: words.deskSources.add, robots: { index: false } }
}

/** Brings sources: by address, by another reader's list, by interest; and says what came of each. */
export default async function Page() {
  const open = await openDesk('editor')
  const { db, words } = open
  const [wishes, sections] = await Promise.all([readWishes(db), listSections(db)])
  return (
    <DeskPage open={open} title={words.deskSources.add}>
      <p className="mb-4 font-sans text-ui">
        <a className="link-quiet" href="/desk/sources">
          {words.deskSources.all}
        </a>
      </p>
      {wishes.length > 0 && <SourceOutcomes open={open} wishes={wishes} back={HERE} />}
      <p className="mb-5 text-pretty text-ink-2">{words.setup.sources.intro}</p>
      <SourceFields open={open} sections={sections} back={HERE} />
      <div className="mt-12 border-rule-strong border-t pt-5">
        <StarterFields open={open} back={HERE} />
      </div>
    </DeskPage>
  )
}
