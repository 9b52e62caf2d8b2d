import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentPage } from '#components/comments/comment-page.tsx'
import { ReasonChoice } from '#components/comments/reason-choice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { commentOf, type Props } from '../comment-of.ts'
import '../../../comments.css'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open } = await commentOf(params)
  return { title: open.words.comments.pages.report, robots: { index: false } }
}

export default async function Page({ params }: Props) {
  const { open, comment, thread, quoted } = await commentOf(params)
  if (comment.state !== 'shown' || comment.own) notFound()
  const { kept, words } = open
  const say = words.comments.pages
  const form = `report-${comment.id}`
  return (
    <CommentPage open={open} title={say.report} back={thread} quoted={quoted}>
      <PaperForm
        action="/send/report"
        name={form}
        back={`/comment/${comment.id}/report`}
        kept={kept}
        label={say.report}
      >
        <input type="hidden" name="comment" value={comment.id} />
        <p className="mb-3 text-ink-2">{say.reportText}</p>
        <ReasonChoice form={form} kept={kept} words={words} />
        <Field form={form} name="text" label={say.reportMore} kept={kept} rows={3} maxLength={2000} />
        <div className="c-form-foot">
          <Button>{say.reportSend}</Button>
        </div>
      </PaperForm>
    </CommentPage>
  )
}
