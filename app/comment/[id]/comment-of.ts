import { notFound } from 'next/navigation'
import { cache } from 'react'
import { readArticleAddress } from '#lib/articles/address.ts'
import { readComment } from '#lib/comments/read-comment.ts'
import { openPaper } from '../../paper.ts'

export type Props = { params: Promise<{ id: string }> }

/** The comment that a page is about, as this reader may see it; 404 for all others. */
export const commentOf = cache(async (params: Props['params']) => {
  const { id: asked } = await params
  const id = /^\d+$/.test(asked) ? readArticleAddress(asked) : null
  if (id === null) notFound()
  const open = await openPaper()
  const found = await readComment(open.db, id, open.reader, open.clock)
  if (!found) notFound()
  const { comment, article } = found
  const path = `/article/${article.slug}-${article.id}`
  const name = comment.author?.name ?? open.words.comments.left
  const thread = `${path}?comment=${id}#comment-${id}`
  return { open, comment, path, name, thread, quoted: { name, body: comment.body } }
})
