import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { ListHead } from '#components/articles/list-head.tsx'
import { Tellings } from '#components/articles/tellings.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { heldAmong } from '#lib/mutes/queries.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { getStory } from '#lib/stories/story-page.ts'
import type { SearchParams } from '../../cursor.ts'
import { openMuted } from '../../muted.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

const storyOf = cache(async (id: string, shown: boolean) => {
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound()
  const { db, mutes } = await openPaper()
  const found = await getStory(db, Number(id), shown ? null : mutes)
  if (found.is === 'unknown') notFound()
  // Not for ever: the desk may part them again.
  if (found.is === 'moved') redirect(`/story/${found.to}`)
  return found.story
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { scope } = await openMuted(searchParams)
  const [story, { words }] = await Promise.all([storyOf((await params).id, !scope.without), openPaper()])
  return {
    title: words.pages.story.title(story.parts[0]?.headline ?? ''),
    alternates: { canonical: `/story/${story.id}` },
    // Others' words side by side: they are theirs to be found by (rules §5).
    robots: { index: false },
  }
}

export default async function Page({ params, searchParams }: Props) {
  const open = await openMuted(searchParams)
  const { id } = await params
  const all = await storyOf(id, true)
  const story = open.scope.without ? await storyOf(id, false) : all
  const held = await heldAmong(
    open.db,
    open.mutes,
    all.parts.map((part) => part.id),
  )
  const { view, clock, words } = open
  const here = { ...view, now: all.sample ? SAMPLE_AT : clock }
  const [first] = story.parts
  return (
    <PageFrame open={open} current="" size="inner" held={{ ids: [...held], at: `/story/${id}` }}>
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={first?.headline ?? words.mutes.allHeld}>
          <p>{words.pages.story.told(story.parts.length, story.sources)}</p>
        </ListHead>
        <Tellings parts={story.parts} view={here} />
      </div>
    </PageFrame>
  )
}
