import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { FORS } from '#lib/moderation/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** Warns, pauses or bans, in words that the person reads. */
export function SanctionForm({ open: { kept, words }, person }: { open: OpenPaper; person: number }) {
  const { people: say, spans } = words.moderation
  const form = `sanction-${person}`
  const choose = { value: '', label: say.choose }
  const kinds = [
    choose,
    { value: 'warning', label: say.warn },
    { value: 'pause', label: say.pause },
    { value: 'ban', label: say.ban },
  ]
  return (
    <PaperForm
      action="/send/moderation/sanction"
      name={form}
      back={`/desk/people/${person}`}
      kept={kept}
      labelledBy="sanction"
    >
      <p className="mb-4 text-ink-2">{say.sanctionText}</p>
      <input type="hidden" name="person" value={person} />
      <Choice form={form} name="kind" label={say.kind} kept={kept} options={kinds} defaultValue="" />
      <Field form={form} name="reason" label={say.reasonWhy} kept={kept} rows={3} maxLength={1_000} required />
      <Choice
        form={form}
        name="for"
        label={say.howLong}
        kept={kept}
        defaultValue=""
        options={[choose, ...FORS.map((value) => ({ value, label: spans[value] ?? value }))]}
      />
      <Button look="plain">{say.doIt}</Button>
    </PaperForm>
  )
}
