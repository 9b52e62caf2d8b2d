import type { Metadata } from 'next'
import { LastVisit } from '#components/articles/last-visit.client.tsx'
import { ListHead } from '#components/articles/list-head.tsx'
import { TrailList } from '#components/articles/trail-list.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { listTrails } from '#lib/articles/queries.ts'
import { heldInList } from '#lib/mutes/pages.ts'
import { cursorOf, type SearchParams } from '../cursor.ts'
import { feedLinks } from '../feed-links.ts'
import { olderAt, openMuted, pageAt } from '../muted.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { paper, words } = await openPaper()
  return {
    title: words.pages.latest.title,
    alternates: { canonical: '/latest', types: feedLinks(paper.name) },
  }
}

export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const before = await cursorOf(searchParams)
  const open = await openMuted(searchParams)
  const { db, view, scope, words } = open
  const page = await listTrails(db, scope, { before })
  const { trails, next } = page
  const held = { ids: await heldInList(open, page), at: pageAt('/latest', before) }
  return (
    <PageFrame open={open} current="latest" size="inner" held={held}>
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={words.pages.latest.title} />
        <TrailList
          trails={trails}
          older={next && olderAt('/latest', next, open)}
          nothing={held.ids.length ? words.mutes.allHeld : words.pages.latest.nothing}
          view={view}
          timed
        />
        <LastVisit
          now={view.now.toISOString()}
          before={before?.at.toISOString() ?? null}
          timeZone={view.timeZone}
          language={view.language}
          words={{ at: words.lists.hereAt('{time}'), on: words.lists.hereOn('{day}', '{time}') }}
        />
      </div>
    </PageFrame>
  )
}
