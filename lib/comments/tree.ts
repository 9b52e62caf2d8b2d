import type { CommentView } from './views.ts'

/** Replies of one branch in the order in which a tree is read: each right after what it answers, the older first. */
export function inTreeOrder(replies: readonly CommentView[]): CommentView[] {
  const present = new Set(replies.map(({ id }) => id))
  const under = new Map<number, CommentView[]>()
  for (const reply of replies) {
    // What answers something that is not on this page stands at the branch itself.
    const at = reply.parentId !== null && present.has(reply.parentId) ? reply.parentId : 0
    under.set(at, [...(under.get(at) ?? []), reply])
  }
  const ordered: CommentView[] = []
  // No recursion: somebody may answer ten thousand levels deep.
  const open = [...(under.get(0) ?? [])].reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    ordered.push(next)
    open.push(...[...(under.get(next.id) ?? [])].reverse())
  }
  return ordered
}
