import type { CommentView } from '#lib/comments/views.ts'
import type { ThreadView } from './thread-view.ts'

type Props = { comment: CommentView; name: string; thread: ThreadView }

/**
 * Agree, Reply, Link, Report; Edit and Delete for one's own. Buttons belong to forms that the thread has once, links lead
 * to pages that ask: the thread's script opens those under the comment.
 */
export function CommentActs({ comment, name, thread }: Props) {
  const { id, own, state, muted, agrees } = comment
  const { comments: words } = thread.view.words
  const shown = state === 'shown'
  const theirs = shown && !own && comment.author !== null
  return (
    <p className="c-acts">
      {shown && !own && (
        <button
          type="submit"
          form={comment.agreed ? 'disagree' : 'agree'}
          name="comment"
          value={id}
          aria-pressed={comment.agreed}
          aria-label={words.agreeWith(name, agrees)}
        >
          {`${words.agree} ${agrees}`}
        </button>
      )}
      {shown && own && agrees > 0 && <span>{words.agreed(agrees)}</span>}
      {shown && thread.open && (
        <a href={`/comment/${id}/reply`} data-here="" aria-label={words.replyTo(name)}>
          {words.reply}
        </a>
      )}
      {shown && (
        <a href={`?comment=${id}#comment-${id}`} data-link="" aria-label={words.linkTo(name)}>
          {words.link}
        </a>
      )}
      {theirs && (
        <a href={`/comment/${id}/report`} data-here="" aria-label={words.reportOf(name)}>
          {words.report}
        </a>
      )}
      {theirs && thread.reader && (
        <button
          type="submit"
          form={muted ? 'unmute' : 'mute'}
          name="person"
          value={comment.author?.id}
          aria-label={muted ? words.unmuteOf(name) : words.muteOf(name)}
        >
          {muted ? words.unmute : words.mute}
        </button>
      )}
      {own && comment.editableUntil !== null && (
        <a href={`/comment/${id}/edit`} data-here="" aria-label={words.editOwn}>
          {words.edit}
        </a>
      )}
      {own && state !== 'removed' && (
        <a href={`/comment/${id}/remove`} data-here="" aria-label={words.removeOwn}>
          {words.remove}
        </a>
      )}
    </p>
  )
}
