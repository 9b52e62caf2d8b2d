import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { longDate } from '#lib/editions/times.ts'
import { lastDay } from '#lib/mutes/ends.ts'
import type { Mute } from '#lib/mutes/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { nameOf } from './held-back.tsx'

type Props = {
  open: OpenPaper
  mute: Mute
  /** The page that it stands on. */
  back: string
  /** What else can be done about it. */
  children?: ReactNode
}

/** On the page of what its reader mutes, and of a story that is: that they do, until when, and the way back. */
export function MutedHere({ open, mute, back, children }: Props) {
  const { kept, paper, view, words } = open
  const say = words.mutes
  const until = mute.until && endDay(mute.until, paper.timeZone, view.language)
  const name = nameOf(mute, say)
  return (
    <PaperForm
      action="/send/mutes/remove"
      name={`unmute-${mute.id}`}
      back={back}
      kept={kept}
      label={say.unmuteOf(name)}
      className="held-back"
    >
      <bdi>{say.here[mute.kind](mute.name, until)}</bdi> <input type="hidden" name="mute" value={mute.id} />
      <Button look="text" aria-label={say.unmuteOf(name)}>
        {say.unmute}
      </Button>
      {children}
    </PaperForm>
  )
}

/** The last day of a mute: `December 6, 2026`. */
export const endDay = (until: Date, timeZone: string, language: string): string =>
  longDate(`${lastDay(until, timeZone)}T12:00:00Z`, 'UTC', language)

/** The same on the page of a source, a topic or an author, which shows its stories where they are asked for. */
export function MutedSubject({ open, mute, path }: { open: OpenPaper; mute: Mute; path: string }) {
  const say = open.words.mutes
  return (
    <MutedHere open={open} mute={mute} back={path}>
      {open.scope.without && (
        <>
          {'·'}
          <a href={`${path}?muted=show`} rel="nofollow">
            {say.showStories}
          </a>
        </>
      )}
    </MutedHere>
  )
}
