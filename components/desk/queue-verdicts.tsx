import type { Messages } from '#lib/messages/model.ts'
import { REJECTION_REASONS } from '#lib/moderation/model.ts'
import type { Queued } from '#lib/moderation/queue.ts'

type Props = { item: Queued; back: string; words: Messages }

/** What can be done about one comment of the queue, each as a form of its own; `data-key` is the key that does the same. */
export function QueueVerdicts({ item, back, words }: Props) {
  const say = words.moderation.queue
  const { state, appeal, reports } = item
  const kind = appeal ? 'appeal' : state === 'shown' ? 'shown' : 'held'
  const yes = {
    held: { action: 'approve', label: say.approve },
    shown: { action: 'dismiss-reports', label: say.dismiss },
    appeal: { action: 'restore', label: appeal?.own ? say.restore : say.grant },
  }[kind]
  return (
    <div className="mt-3 flex flex-wrap items-start gap-x-6 gap-y-3 font-sans text-ui">
      {(kind !== 'shown' || reports.length > 0) && (
        <form method="post" action={`/send/moderation/${yes.action}`}>
          <Own item={item} back={back} seen={kind !== 'shown'} />
          <button type="submit" name="comment" value={item.id} className="button-main" data-key="a">
            {yes.label}
          </button>
        </form>
      )}
      {kind === 'appeal' ? (
        appeal?.own ? (
          <p className="py-2 text-ink-2">{say.ownAppeal}</p>
        ) : (
          <Refusal item={item} back={back} words={words} action="refuse-appeal" open={say.refuse} go={say.refuseNow} />
        )
      ) : (
        <Refusal
          item={item}
          back={back}
          words={words}
          action={kind === 'shown' ? 'remove' : 'reject'}
          open={kind === 'shown' ? say.remove : say.reject}
          go={kind === 'shown' ? say.removeNow : say.rejectNow}
          reasons
        />
      )}
    </div>
  )
}

function Refusal(props: Props & { action: string; open: string; go: string; reasons?: boolean }) {
  const { item, back, words, action, open, go, reasons = false } = props
  const say = words.moderation.queue
  return (
    <details className="min-w-0 flex-1">
      <summary className="button-plain w-fit" data-key="r">
        {open}
      </summary>
      <form method="post" action={`/send/moderation/${action}`} className="mt-3 grid gap-3">
        <Own item={item} back={back} seen={reasons} />
        {reasons && (
          <label>
            <span className="mb-1 block text-ink-2">{say.reason}</span>
            <select name="reason" className="field" defaultValue="">
              <option value="">{say.chooseReason}</option>
              {REJECTION_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {words.comments.reasons[reason]}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span className="mb-1 block text-ink-2">{say.note}</span>
          <input name="note" maxLength={1_000} className="field" />
          <span className="mt-1 block text-ink-3 text-meta">{say.noteHint}</span>
        </label>
        <button type="submit" name="comment" value={item.id} className="button-plain w-fit">
          {go}
        </button>
      </form>
    </details>
  )
}

/** The way back, and which text was read: a verdict about another one is refused. */
function Own({ item, back, seen }: { item: Queued; back: string; seen: boolean }) {
  return (
    <>
      <input type="hidden" name="back" value={`${back}#queued-${item.id}`} />
      <input type="hidden" name="next" value={back} />
      {seen && <input type="hidden" name="seen" value={item.seen} />}
    </>
  )
}
