import type { CommentView } from '#lib/comments/views.ts'
import { REJECTION_REASONS } from '#lib/moderation/model.ts'
import type { ThreadView } from './thread-view.ts'

type Props = { comment: CommentView; name: string; thread: ThreadView }

/** The same verdicts as at the desk, in the thread; each comes back to this comment. */
export function Verdicts({ comment, name, thread }: Props) {
  const { id, state } = comment
  const { words } = thread.view
  const say = words.comments.verdicts
  const back = `${thread.path}?comment=${id}#comment-${id}`
  const refuses = state === 'held' ? 'reject' : state === 'shown' ? 'remove' : null
  return (
    <details className="c-verdicts">
      <summary aria-label={say.landmark(name)}>{say.decide}</summary>
      {state !== 'shown' && (
        <form method="post" action={`/send/moderation/${state === 'held' ? 'approve' : 'restore'}`}>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="seen" value={comment.editedAt ?? ''} />
          <button type="submit" name="comment" value={id} className="quiet-button">
            {state === 'held' ? say.approve : say.restore}
          </button>
        </form>
      )}
      {refuses && (
        <form method="post" action={`/send/moderation/${refuses}`}>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="seen" value={comment.editedAt ?? ''} />
          <label>
            {say.reason}
            <select name="reason" className="field">
              {REJECTION_REASONS.map((reason) => (
                <option key={reason} value={reason}>
                  {words.comments.reasons[reason]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say.note}
            <input name="note" maxLength={1000} className="field" />
          </label>
          <button type="submit" name="comment" value={id} className="quiet-button">
            {say[refuses]}
          </button>
        </form>
      )}
    </details>
  )
}
