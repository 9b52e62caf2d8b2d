import { RefusalForm, refusalName } from '#components/comments/refusal-form.tsx'
import { keptFor } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { Queued } from '#lib/moderation/queue.ts'

type Props = { item: Queued; back: string; kept: Kept | null; words: Messages }

/** What can be done about one comment of the queue, each as a form of its own; `data-key` is the key that does the same. */
export function QueueVerdicts({ item, back, kept, words }: Props) {
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
          <Refusal
            item={item}
            back={back}
            kept={kept}
            words={words}
            action="refuse-appeal"
            open={say.refuse}
            go={say.refuseNow}
          />
        )
      ) : (
        <Refusal
          item={item}
          back={back}
          kept={kept}
          words={words}
          action={kind === 'shown' ? 'remove' : 'reject'}
          open={kind === 'shown' ? say.remove : say.reject}
          go={kind === 'shown' ? say.removeNow : say.rejectNow}
        />
      )}
    </div>
  )
}

function Refusal(props: Props & { action: 'reject' | 'remove' | 'refuse-appeal'; open: string; go: string }) {
  const { item, back, kept, words, action, open, go } = props
  const isOpen = keptFor(kept, refusalName(action, item.id)) !== null
  return (
    <details className="min-w-0 flex-1 basis-56" open={isOpen}>
      <summary className="button-plain w-fit" data-key="r">
        {open}
      </summary>
      <RefusalForm
        action={action}
        comment={item.id}
        seen={action === 'refuse-appeal' ? null : item.seen}
        back={back}
        next={back}
        label={go}
        go={go}
        kept={kept}
        words={words}
      />
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
