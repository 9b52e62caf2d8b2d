import { DEEPEST } from '#lib/comments/model.ts'
import type { Branch as BranchOf, CommentView } from '#lib/comments/views.ts'
import { Comment } from './comment.tsx'
import { type ThreadView, threadQuery } from './thread-view.ts'

/** A root and what was answered to it, as lists in lists: what is heard is the same tree that is seen. */
export function Branch({
  branch,
  sort,
  thread,
}: {
  branch: BranchOf
  sort: 'oldest' | 'newest' | 'most-agreed'
  thread: ThreadView
}) {
  const { root, replies, more } = branch
  return (
    <Item node={{ comment: root, under: nest(replies) }} thread={thread}>
      {more && (
        <p className="c-more">
          <a href={threadQuery(sort, more.after, `comment-${root.id}`)} data-replies={root.id}>
            {thread.view.words.comments.moreReplies(more.count)}
          </a>
        </p>
      )}
    </Item>
  )
}

type Node = { comment: CommentView; under: Node[] }

function Item({ node, thread, children }: { node: Node; thread: ThreadView; children?: React.ReactNode }) {
  const { comment, under } = node
  return (
    <li id={`comment-${comment.id}`} tabIndex={-1}>
      <Comment comment={comment} thread={thread} />
      {under.length > 0 && (
        <ol>
          {under.map((below) => (
            <Item key={below.comment.id} node={below} thread={thread} />
          ))}
        </ol>
      )}
      {children}
    </li>
  )
}

/** The tree from its order: each goes under the last one before it that is less deep; deeper than DEEPEST stand beside it. */
function nest(replies: readonly CommentView[]): Node[] {
  const top: Node[] = []
  const open: { level: number; under: Node[] }[] = [{ level: 0, under: top }]
  for (const comment of replies) {
    const level = Math.min(Math.max(comment.depth, 1), DEEPEST)
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const node: Node = { comment, under: [] }
    ;(open.at(-1)?.under ?? top).push(node)
    open.push({ level, under: node.under })
  }
  return top
}
