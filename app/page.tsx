import type { Metadata } from 'next'
import { FrontPage } from '#components/front/front-page.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { StructuredData } from '#components/ui/structured-data.tsx'
import { paperData } from '#lib/articles/structured-data.ts'
import { mostDiscussed } from '#lib/comments/counts.ts'
import { listBackNumbers } from '#lib/editions/back-numbers.ts'
import { listSlots } from '#lib/editions/slots.ts'
import { frontAt } from '#lib/front/front-at.ts'
import { idsOnFront } from '#lib/front/model.ts'
import { heldOnPage } from '#lib/mutes/pages.ts'
import { listPublicSampleLists } from '#lib/saved/lists.ts'
import { mostSaved } from '#lib/saved/most-saved.ts'
import type { SearchParams } from './cursor.ts'
import { feedLinks } from './feed-links.ts'
import { openMuted } from './muted.ts'
import { openPaper } from './paper.ts'

const MOST = 6

export async function generateMetadata(): Promise<Metadata> {
  const { paper } = await openPaper()
  return { alternates: { canonical: '/', types: feedLinks(paper.name) } }
}

/** The front page: the sample edition until real sources have delivered, then the paper's own. */
export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const open = await openMuted(searchParams)
  const { db, edition, view } = open
  const stories = heldOnPage(
    open,
    (scope) => Promise.all([frontAt(db, scope), mostDiscussed(db, scope, MOST), mostSaved(db, scope, MOST)]),
    ([front, ...lists]) => [...idsOnFront(front), ...lists.flat().map(({ trail }) => trail.id)],
  )
  const [{ page, held }, slots, backNumbers, lists] = await Promise.all([
    stories,
    listSlots(db, edition.sample),
    edition.sample ? [] : listBackNumbers(db, 1),
    // What a public reading list is can be seen without an account.
    edition.sample ? listPublicSampleLists(db) : [],
  ])
  const [front, discussed, kept] = page
  return (
    <PageFrame open={open} current="front" size="front" held={{ ids: held, at: '/' }}>
      <StructuredData data={paperData({ paper: open.paper, publicUrl: open.config.publicUrl })} />
      <FrontPage
        front={front}
        discussed={discussed}
        kept={kept}
        slots={slots}
        backNumbers={backNumbers}
        lists={lists}
        heldBack={held.length > 0}
        view={view}
      />
    </PageFrame>
  )
}
