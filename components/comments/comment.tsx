import { Ago } from '#components/articles/when.tsx'
import { Initials } from '#components/ui/initials.tsx'
import { hasRole } from '#lib/accounts/model.ts'
import { DEEPEST } from '#lib/comments/model.ts'
import type { CommentView } from '#lib/comments/views.ts'
import { CommentActs } from './comment-acts.tsx'
import { CommentState } from './comment-state.tsx'
import { CommentText } from './comment-text.tsx'
import { nameOf, type ThreadView, viewOf } from './thread-view.ts'
import { Verdicts } from './verdicts.tsx'

/** One comment as one reader sees it: who, when, what, and what can be done with it. */
export function Comment({ comment, thread }: { comment: CommentView; thread: ThreadView }) {
  const { id, author, state } = comment
  const { words } = thread.view
  const moderates = hasRole(thread.reader, 'moderator')
  const stub = state === 'removed' && comment.body === ''
  const name = stub && !author ? words.comments.gone : nameOf(comment, words)
  return (
    <article
      aria-labelledby={`by-${id}`}
      className={`c${id === thread.marked ? ' c-marked' : ''}${state === 'shown' ? '' : ' c-apart'}`}
    >
      <Initials name={stub && !author ? '' : name} />
      <div className="c-main">
        <div className="c-head">
          <h3 id={`by-${id}`} className="c-by">
            <bdi>{name}</bdi>
          </h3>
          {author?.staff && <span className="c-staff">{words.comments.staff}</span>}
          <Ago iso={comment.createdAt} view={viewOf(comment, thread)} />
          {comment.editedAt && <span>{words.comments.edited}</span>}
          {comment.answers && comment.depth > DEEPEST && (
            <a href={`#comment-${comment.answers.id}`}>
              {words.comments.inReplyTo} <bdi>{comment.answers.name ?? words.comments.left}</bdi>
            </a>
          )}
        </div>
        {comment.folded ? (
          <p className="c-stub">
            {comment.folded.by === 'person' ? words.comments.muted(name) : words.mutes.inComment(comment.folded.word)}{' '}
            <a href={`?comment=${id}&muted=show#comment-${id}`}>{words.mutes.showComment}</a>
          </p>
        ) : stub ? (
          <p className="c-stub">{words.comments.stub[comment.removedBy ?? 'author']}</p>
        ) : (
          <CommentText text={comment.body} />
        )}
        <CommentState comment={comment} thread={thread} />
        <CommentActs comment={comment} name={name} thread={thread} />
        {moderates && !comment.own && <Verdicts comment={comment} name={name} thread={thread} />}
      </div>
    </article>
  )
}
