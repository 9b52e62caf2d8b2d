import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { ListHead } from '#components/articles/list-head.tsx'
import { Tellings } from '#components/articles/tellings.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { getStory } from '#lib/stories/story-page.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ id: string }> }

const storyOf = cache(async (id: string) => {
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound()
  const { db } = await openPaper()
  const found = await getStory(db, Number(id))
  if (found.is === 'unknown') notFound()
  // Not for ever: the desk may part them again.
  if (found.is === 'moved') redirect(`/story/${found.to}`)
  return found.story
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [story, { words }] = await Promise.all([storyOf((await params).id), openPaper()])
  return {
    title: words.pages.story.title(story.parts[0]?.headline ?? ''),
    alternates: { canonical: `/story/${story.id}` },
    // Others' words side by side: they are theirs to be found by (rules §5).
    robots: { index: false },
  }
}

export default async function Page({ params }: Props) {
  const story = await storyOf((await params).id)
  const open = await openPaper()
  const { view, clock, words } = open
  const here = { ...view, now: story.sample ? SAMPLE_AT : clock }
  const [first] = story.parts
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={first?.headline ?? ''}>
          <p>{words.pages.story.told(story.parts.length, story.sources)}</p>
        </ListHead>
        <Tellings parts={story.parts} view={here} />
      </div>
    </PageFrame>
  )
}
