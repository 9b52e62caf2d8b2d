import { keptFor } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { REPORT_REASONS } from '#lib/moderation/model.ts'

/** Why somebody reports a comment: one of a list, with the error tied to the group. */
export function ReasonChoice({ form, kept, words }: { form: string; kept: Kept | null; words: Messages }) {
  const own = keptFor(kept, form)
  const error = own?.errors.reason
  return (
    <fieldset className="mb-5" aria-describedby={error ? `${form}-reason-error` : undefined}>
      <legend className="mb-1.5 font-[550] font-sans text-ink-2 text-ui">{words.comments.pages.reportReason}</legend>
      {REPORT_REASONS.map((reason) => (
        <label key={reason} className="flex min-h-8 cursor-pointer items-center gap-2.5">
          <input
            type="radio"
            name="reason"
            value={reason}
            defaultChecked={own?.values.reason === reason}
            aria-invalid={error ? true : undefined}
          />
          {words.comments.reportReasons[reason]}
        </label>
      ))}
      {error && (
        <p id={`${form}-reason-error`} className="mt-1.5 font-[550] font-sans text-accent text-ui">
          {error}
        </p>
      )}
    </fieldset>
  )
}
