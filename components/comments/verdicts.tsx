import { keptFor } from '#components/ui/paper-form.tsx'
import type { CommentView } from '#lib/comments/views.ts'
import { RefusalForm, refusalName } from './refusal-form.tsx'
import type { ThreadView } from './thread-view.ts'

type Props = { comment: CommentView; name: string; thread: ThreadView }

/** The same verdicts as at the desk, in the thread; each comes back to this comment. */
export function Verdicts({ comment, name, thread }: Props) {
  const { id, state } = comment
  const { kept } = thread
  const { words } = thread.view
  const say = words.comments.verdicts
  const back = `${thread.path}?comment=${id}#comment-${id}`
  const refuses = state === 'held' ? 'reject' : state === 'shown' ? 'remove' : null
  return (
    <details className="c-verdicts" open={refuses !== null && keptFor(kept, refusalName(refuses, id)) !== null}>
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
        <RefusalForm
          action={refuses}
          comment={id}
          seen={comment.editedAt ?? ''}
          back={back}
          label={say.landmark(name)}
          go={say[refuses]}
          kept={kept}
          words={words}
        />
      )}
    </details>
  )
}
