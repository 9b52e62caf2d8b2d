import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentPage } from '#components/comments/comment-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { commentOf, type Props } from '../comment-of.ts'
import '../../../comments.css'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open } = await commentOf(params)
  return { title: open.words.comments.pages.appeal, robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { open, comment, thread, quoted } = await commentOf(params)
  if (!comment.own || comment.decision?.appeal !== 'possible') notFound()
  const { kept, words } = open
  const say = words.comments.pages
  const form = `appeal-${comment.id}`
  return (
    <CommentPage open={open} title={say.appeal} back={thread} quoted={quoted}>
      <PaperForm
        action="/send/appeal"
        name={form}
        back={`/comment/${comment.id}/appeal`}
        kept={kept}
        label={say.appeal}
      >
        <input type="hidden" name="comment" value={comment.id} />
        <p className="mb-3 text-ink-2">{say.appealText}</p>
        <Field form={form} name="text" label={say.appealWords} kept={kept} rows={5} maxLength={2000} required />
        <div className="c-form-foot">
          <Button>{say.appealSend}</Button>
        </div>
      </PaperForm>
    </CommentPage>
  )
}
