import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ListHead } from '#components/articles/list-head.tsx'
import { TrailList } from '#components/articles/trail-list.tsx'
import { FollowButton } from '#components/following/follow-button.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { listTrails } from '#lib/articles/queries.ts'
import { isFollowing } from '#lib/following/queries.ts'
import { heldInList } from '#lib/mutes/pages.ts'
import { listSections } from '#lib/sections/queries.ts'
import { cursorOf, type SearchParams } from '../../cursor.ts'
import { feedLinks } from '../../feed-links.ts'
import { olderAt, openMuted, pageAt } from '../../muted.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

const sectionOf = cache(async (slug: string) => {
  const { db } = await openPaper()
  const sections = await listSections(db)
  return sections.find((section) => section.slug === slug) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [section, { paper, words }] = await Promise.all([sectionOf((await params).slug), openPaper()])
  return {
    title: section.name,
    description: words.pages.section.description(section.name, paper.name),
    alternates: {
      canonical: `/section/${section.slug}`,
      types: feedLinks(paper.name, { folder: `/section/${section.slug}/`, title: section.name }),
    },
  }
}

export default async function Page({ params, searchParams }: Props) {
  const section = await sectionOf((await params).slug)
  const before = await cursorOf(searchParams)
  const open = await openMuted(searchParams)
  const { db, view, scope, words, reader } = open
  const subject = { kind: 'section', slug: section.slug } as const
  const following = await isFollowing(db, reader, subject)
  const page = await listTrails(db, scope, { before, section: section.slug })
  const { trails, next } = page
  const path = `/section/${section.slug}`
  const held = { ids: await heldInList(open, page), at: pageAt(path, before) }
  return (
    <PageFrame open={open} current={section.slug} size="inner" held={held}>
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={section.name}>
          {following !== null && (
            <FollowButton open={open} subject={subject} name={section.name} following={following} />
          )}
        </ListHead>
        <TrailList
          trails={trails}
          older={next && olderAt(path, next, open)}
          nothing={held.ids.length ? words.mutes.allHeld : words.pages.section.nothing}
          view={view}
          kicker="own"
        />
      </div>
    </PageFrame>
  )
}
