import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentPage } from '#components/comments/comment-page.tsx'
import { ReplyForm } from '#components/comments/reply-form.tsx'
import { commentOf, type Props } from '../comment-of.ts'
import '../../../comments.css'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open, name } = await commentOf(params)
  return { title: open.words.comments.pages.reply(name), robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { open, comment, name, thread, quoted } = await commentOf(params)
  if (comment.state !== 'shown') notFound()
  return (
    <CommentPage open={open} title={open.words.comments.pages.reply(name)} back={thread} quoted={quoted}>
      <ReplyForm
        articleId={comment.articleId}
        parent={{ id: comment.id, name }}
        back={`/comment/${comment.id}/reply`}
        reader={open.reader}
        kept={open.kept}
        words={open.words}
        titled
      />
    </CommentPage>
  )
}
