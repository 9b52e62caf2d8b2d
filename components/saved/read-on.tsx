import type { PageView } from '#lib/paper/page-view.ts'
import { minutesLeft, type Reading } from '#lib/saved/mark-model.ts'

/** Above a story that was begun: how much is left, and a link to where its reader has stopped. Nothing jumps by itself. */
export function GoOn({ reading, href, view: { words } }: { reading: Reading; href: string; view: PageView }) {
  const say = words.marks.reading
  return (
    <p className="mb-5 flex flex-wrap items-baseline gap-x-4 border-rule border-b pb-3 font-medium font-sans text-ink-2 text-ui">
      {say.stopped(minutesLeft(reading.minutes, reading.progress))}
      <a className="link-quiet" href={href}>
        {say.goOn}
      </a>
    </p>
  )
}

/** At the end of a saved story that is not done. */
export function OfferDone({ reading, back, view: { words } }: { reading: Reading; back: string; view: PageView }) {
  if (reading.state === 'done' || reading.state === 'archived') return null
  const say = words.marks.reading
  return (
    <form
      method="post"
      action="/send/saved/state"
      className="mt-7 flex flex-wrap items-center gap-x-4 gap-y-2 font-medium font-sans text-ink-2 text-ui print:hidden"
    >
      <input type="hidden" name="back" value={back} />
      <span>{say.atEnd}</span>
      <button type="submit" name="done" value={reading.saveId} className="button-plain">
        {say.done}
      </button>
    </form>
  )
}
