import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ListHead } from '#components/articles/list-head.tsx'
import { SourceFacts } from '#components/articles/source-facts.tsx'
import { TrailList } from '#components/articles/trail-list.tsx'
import { FollowButton } from '#components/following/follow-button.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { MuteMenu } from '#components/mutes/mute-menu.tsx'
import { MutedSubject } from '#components/mutes/muted-here.tsx'
import { listTrails, NONE } from '#lib/articles/queries.ts'
import { isFollowing } from '#lib/following/queries.ts'
import { heldInList, muteOf } from '#lib/mutes/pages.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { getSourcePage } from '#lib/sources/source-page.ts'
import { cursorOf, type SearchParams } from '../../cursor.ts'
import { feedLinks } from '../../feed-links.ts'
import { olderAt, openMuted, pageAt } from '../../muted.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

const sourceOf = cache(async (slug: string) => {
  const { db, clock, words } = await openPaper()
  return (await getSourcePage(db, slug, clock, words.sources, SAMPLE_AT)) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [source, { paper, words }] = await Promise.all([sourceOf((await params).slug), openPaper()])
  return {
    title: source.title,
    description: words.pages.source.stories(source.articles),
    alternates: {
      canonical: `/source/${source.slug}`,
      types: feedLinks(paper.name, { folder: `/source/${source.slug}/`, title: source.title }),
    },
  }
}

/** What a source has delivered, whose words these are, and how it does. */
export default async function Page({ params, searchParams }: Props) {
  const source = await sourceOf((await params).slug)
  const before = await cursorOf(searchParams)
  const open = await openMuted(searchParams)
  const { db, clock, view, words, reader, mutes } = open
  const subject = { kind: 'source', slug: source.slug } as const
  const following = await isFollowing(db, reader, subject)
  // A sample source is read at the sample's instant, also after the paper has become its own.
  const here = { ...view, now: source.sample ? SAMPLE_AT : clock }
  const scope = { sample: source.sample, at: here.now, without: open.scope.without }
  const path = `/source/${source.slug}`
  const mute = muteOf(mutes, subject)
  // All of it would be gone through to find nothing.
  const page = mute && scope.without ? NONE : await listTrails(db, scope, { before, source: source.slug })
  const { trails, next } = page
  const held = { ids: await heldInList({ ...open, scope }, page), at: pageAt(path, before) }
  return (
    <PageFrame
      open={open}
      current=""
      size="inner"
      held={held}
      above={mute && <MutedSubject open={open} mute={mute} path={path} />}
    >
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={source.title}>
          <SourceFacts source={source} view={here} />
          {following !== null && (
            <div className="own-acts">
              <FollowButton open={open} subject={subject} name={source.title} following={following} />
              {!mute && <MuteMenu open={open} subjects={[{ ...subject, name: source.title }]} back={path} />}
            </div>
          )}
        </ListHead>
        <TrailList
          trails={trails}
          older={next && olderAt(path, next, open)}
          nothing={mute || held.ids.length ? words.mutes.allHeld : words.pages.source.nothing}
          view={here}
          kicker="own"
          source={false}
        />
      </div>
    </PageFrame>
  )
}
