import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { REJECTION_REASONS } from '#lib/moderation/model.ts'

type Props = {
  action: 'reject' | 'remove' | 'refuse-appeal'
  comment: number
  /** Which text was read: a verdict about another one is refused. */
  seen: string | null
  /** The page that it stands on: a mistake leads back here. */
  back: string
  /** Where it goes on from; the comment without. */
  next?: string
  label: string
  /** The button's word. */
  go: string
  kept: Kept | null
  words: Messages
}

export const refusalName = (action: Props['action'], comment: number): string => `${action}-${comment}`

/** Turns a comment or an appeal down, with the reason that its author reads: none is chosen for the moderator. */
export function RefusalForm({ action, comment, seen, back, next, label, go, kept, words }: Props) {
  const say = words.moderation.queue
  const form = refusalName(action, comment)
  const reasons = REJECTION_REASONS.map((value) => ({ value, label: words.comments.reasons[value] }))
  return (
    <PaperForm action={`/send/moderation/${action}`} name={form} back={back} kept={kept} label={label} className="mt-3">
      {next && <input type="hidden" name="next" value={next} />}
      {seen !== null && <input type="hidden" name="seen" value={seen} />}
      {action !== 'refuse-appeal' && (
        <Choice
          form={form}
          name="reason"
          label={say.reason}
          kept={kept}
          options={[{ value: '', label: say.chooseReason }, ...reasons]}
          defaultValue=""
        />
      )}
      <Field form={form} name="note" label={say.note} hint={say.noteHint} kept={kept} maxLength={1_000} />
      <Button look="plain" name="comment" value={comment}>
        {go}
      </Button>
    </PaperForm>
  )
}
