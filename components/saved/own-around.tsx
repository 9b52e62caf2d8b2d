import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { mayGoOn, type OwnReading, STOPPED_AT } from '#lib/saved/mark-queries.ts'
import { MarkTools } from './mark-tools.client.tsx'
import { OwnMarks } from './own-marks.tsx'
import { ReadingProgress } from './progress.client.tsx'
import { GoOn, OfferDone } from './read-on.tsx'

export type Around = {
  own: OwnReading
  /** Where the reader has another text of the same story: there stand the passages that are not in this one. */
  other: { href: string; is: 'earlier' | 'later' } | null
  back: string
  kept: Kept | null
  view: PageView
}

/** Above a story, for its reader alone: where they have stopped, and what can be done with a passage. */
export function OwnBefore({ own: { article, at, reading }, view }: Around) {
  return (
    <>
      <MarkTools at={at} language={article.language ?? view.language} words={view.words.marks.tools} />
      <ReadingProgress at={at} />
      {reading && mayGoOn(reading) && <GoOn reading={reading} href={`#${STOPPED_AT}`} view={view} />}
    </>
  )
}

/** Below it: done with it, and what they have marked. */
export function OwnAfter({ own: { marks, reading }, other, back, kept, view }: Around) {
  return (
    <>
      {reading && <OfferDone reading={reading} back={back} view={view} />}
      <OwnMarks marks={marks} other={other} back={back} kept={kept} view={view} />
    </>
  )
}
