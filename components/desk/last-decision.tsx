import type { Messages } from '#lib/messages/model.ts'
import type { Logged } from '#lib/moderation/log.ts'

/** What this moderator has done last, with the way back, for the whole stroke where it was one. */
export function LastDecision({ line, back, words }: { line: Logged; back: string; words: Messages }) {
  const { queue: say } = words.moderation
  const many = line.stroke > 1
  return (
    <form
      method="post"
      action="/send/moderation/undo"
      className="mb-3 flex flex-wrap items-center gap-3 font-sans text-ui"
    >
      <span className="text-ink-2">
        {many ? say.lastDidAll(line.stroke, line.act) : say.lastDid(line.act, line.person?.name ?? null)}
      </span>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="next" value={back} />
      {many && <input type="hidden" name="all" value="yes" />}
      <button type="submit" name="event" value={line.id} className="quiet-button" data-undo="">
        {many ? say.undoAll(line.stroke) : say.undo}
      </button>
    </form>
  )
}
