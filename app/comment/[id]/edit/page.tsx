import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentPage } from '#components/comments/comment-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { LONGEST_COMMENT } from '#lib/comments/model.ts'
import { clockTime } from '#lib/editions/times.ts'
import { commentOf, type Props } from '../comment-of.ts'
import '../../../comments.css'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open } = await commentOf(params)
  return { title: open.words.comments.pages.edit, robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { open, comment, thread } = await commentOf(params)
  if (!comment.own || comment.editableUntil === null) notFound()
  const { view, words, kept } = open
  const say = words.comments
  const form = `edit-${comment.id}`
  const until = clockTime(comment.editableUntil, view.timeZone, view.language)
  const hint = comment.state === 'held' ? say.pages.editHeld : say.pages.editUntil(until)
  return (
    <CommentPage open={open} title={say.pages.edit} back={thread} quoted={null}>
      <PaperForm
        action="/send/comment/edit"
        name={form}
        back={`/comment/${comment.id}/edit`}
        kept={kept}
        label={say.pages.edit}
      >
        <input type="hidden" name="comment" value={comment.id} />
        <Field
          form={form}
          name="body"
          label={say.yourComment}
          hint={hint}
          kept={kept}
          rows={6}
          defaultValue={comment.body}
          maxLength={LONGEST_COMMENT * 2}
          required
        />
        <div className="c-form-foot">
          <Button>{say.pages.save}</Button>
        </div>
      </PaperForm>
    </CommentPage>
  )
}
