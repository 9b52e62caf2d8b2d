import type { Metadata } from 'next'
import { ListHead } from '#components/articles/list-head.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { OlderLink } from '#components/ui/older-link.tsx'
import { CorrectionList } from '#components/versions/correction-list.tsx'
import { heldOnPage } from '#lib/mutes/pages.ts'
import { listCorrections } from '#lib/versions/queries.ts'
import { cursorOf, type SearchParams } from '../cursor.ts'
import { olderAt, openMuted, pageAt } from '../muted.ts'
import { openPaper } from '../paper.ts'
import '../versions.css'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return { title: words.versions.corrections.title, alternates: { canonical: '/corrections' } }
}

/** What sources have changed after it was in the paper. */
export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const before = await cursorOf(searchParams)
  const open = await openMuted(searchParams)
  const { db, view, clock, words } = open
  const say = words.versions.corrections
  const { page, held } = await heldOnPage(
    open,
    (scope) => listCorrections(db, scope, { before }),
    ({ corrections: all }) => all.map(({ article }) => article.id),
  )
  const { corrections, next } = page
  return (
    <PageFrame open={open} current="corrections" size="inner" held={{ ids: held, at: pageAt('/corrections', before) }}>
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={say.title}>
          <p>{corrections.length ? say.of : say.nothing}</p>
        </ListHead>
        <CorrectionList corrections={corrections} view={{ ...view, now: clock }} />
        {next && <OlderLink href={olderAt('/corrections', next, open)}>{say.older}</OlderLink>}
      </div>
    </PageFrame>
  )
}
