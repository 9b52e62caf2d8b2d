import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { REJECTION_REASONS } from '#lib/moderation/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** One verdict for all that are ticked; the boxes stand at the comments and belong to this form. */
export function BulkForm({ open: { kept, words }, back, shown }: { open: OpenPaper; back: string; shown: boolean }) {
  const say = words.moderation.queue
  const plain = { form: 'bulk', kept } as const
  const verdicts = shown
    ? [{ value: 'remove', label: say.removeNow }]
    : [
        { value: 'approve', label: say.approve },
        { value: 'reject', label: say.rejectNow },
      ]
  const reasons = REJECTION_REASONS.map((value) => ({ value, label: words.comments.reasons[value] }))
  return (
    <section aria-labelledby="bulk-title" className="mt-6 border-rule-strong border-t pt-4">
      <h2 id="bulk-title" className="mb-3 font-bold font-sans text-ui">
        {say.bulk}
      </h2>
      <PaperForm action="/send/moderation/bulk" name="bulk" back={back} kept={kept} labelledBy="bulk-title">
        <p className="mb-4 text-ink-2">{say.bulkHint}</p>
        <input type="hidden" name="next" value={back} />
        <Choice
          {...plain}
          name="verdict"
          label={say.bulkVerdict}
          options={verdicts}
          defaultValue={verdicts[0]?.value ?? ''}
        />
        <Choice
          {...plain}
          name="reason"
          label={say.reason}
          options={[{ value: '', label: say.chooseReason }, ...reasons]}
          defaultValue=""
        />
        <Field {...plain} name="note" label={say.note} hint={say.noteHint} maxLength={1_000} />
        {kept?.form === 'bulk' && kept.errors.comment && (
          <p role="alert" className="mb-4 font-[550] font-sans text-accent text-ui">
            {kept.errors.comment}
          </p>
        )}
        <Button look="plain">{say.bulkGo}</Button>
      </PaperForm>
    </section>
  )
}
