import { TimeOfDay } from '#components/articles/when.tsx'
import type { CommentView } from '#lib/comments/views.ts'
import { waitWords } from '#lib/forms/wait-words.ts'
import type { ThreadView } from './thread-view.ts'

/** Why a comment is not, or no longer, shown: for its author, and for moderators. */
export function CommentState({ comment, thread }: { comment: CommentView; thread: ThreadView }) {
  const { waiting, decision, state } = comment
  const { words } = thread.view
  const say = words.comments
  if (waiting) {
    return (
      <div className="c-state">
        <p>
          <b>{say.held.state}</b> {say.rules[waiting.rule]} {say.held.waitsSince}{' '}
          <TimeOfDay iso={waiting.since} view={thread.view} />
          {say.held.afterTime}
          {waiting.usualMinutes !== null && say.held.usual(waitWords(waiting.usualMinutes * 60, words.forms))}{' '}
          {say.held.onlyYou} {comment.editableUntil !== null && say.held.mayEdit}
        </p>
      </div>
    )
  }
  // A stub says it all by itself.
  if (!decision)
    return state === 'shown' || comment.body === '' ? null : <p className="c-state">{stateWord(state, say)}</p>
  return (
    <div className="c-state">
      <p>
        <b>{stateWord(state, say)}</b> {decision.reason && say.decision.reason(say.reasons[decision.reason])}{' '}
        {decision.note && <q className="c-note">{decision.note}</q>}
      </p>
      <p>
        {decision.appeal === 'possible' ? (
          <a href={`/comment/${comment.id}/appeal`} data-here="" className="underline underline-offset-[0.16em]">
            {say.decision.appeal}
          </a>
        ) : (
          say.decision[decision.appeal]
        )}{' '}
        {comment.own && (
          <a href={`/comment/${comment.id}/statement`} className="underline underline-offset-[0.16em]">
            {words.moderation.statement.link}
          </a>
        )}
      </p>
    </div>
  )
}

function stateWord(state: CommentView['state'], say: ThreadView['view']['words']['comments']): string {
  return state === 'held' ? say.held.state : state === 'rejected' ? say.rejected : say.removed
}
