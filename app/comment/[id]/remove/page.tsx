import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentPage } from '#components/comments/comment-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { commentOf, type Props } from '../comment-of.ts'
import '../../../comments.css'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open } = await commentOf(params)
  return { title: open.words.comments.pages.remove, robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { open, comment, thread, quoted } = await commentOf(params)
  if (!comment.own || comment.state === 'removed') notFound()
  const say = open.words.comments.pages
  return (
    <CommentPage open={open} title={say.remove} back={thread} quoted={quoted}>
      <PaperForm
        action="/send/comment/remove"
        name={`remove-${comment.id}`}
        back={`/comment/${comment.id}/remove`}
        kept={open.kept}
        label={say.remove}
      >
        <input type="hidden" name="comment" value={comment.id} />
        <p className="mb-3 text-ink-2">{say.removeText}</p>
        <div className="c-form-foot">
          <Button>{say.removeNow}</Button>
        </div>
      </PaperForm>
    </CommentPage>
  )
}
