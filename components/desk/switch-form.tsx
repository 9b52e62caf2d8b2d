import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { FORS, SWITCH_KINDS } from '#lib/moderation/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** Turns a switch on, for the paper or for one article's thread. */
export function SwitchForm({ open: { kept, words }, article }: { open: OpenPaper; article: string }) {
  const { switchPage: say, switches, spans } = words.moderation
  const plain = { form: 'switch-on', kept } as const
  return (
    <PaperForm
      action="/send/moderation/switch-on"
      name="switch-on"
      back="/desk/switches"
      kept={kept}
      labelledBy="turn-on"
    >
      <Choice
        {...plain}
        name="kind"
        label={say.which}
        defaultValue="everything-waits"
        options={SWITCH_KINDS.map((value) => ({ value, label: `${switches[value].name}. ${switches[value].text}` }))}
      />
      <Field
        {...plain}
        name="article"
        label={say.where}
        hint={say.whereHint}
        defaultValue={article}
        autoComplete="off"
      />
      <Field {...plain} name="seconds" label={say.secondsLabel} defaultValue="60" inputMode="numeric" />
      <Field {...plain} name="days" label={say.daysLabel} defaultValue="7" inputMode="numeric" />
      <Choice
        {...plain}
        name="for"
        label={say.howLong}
        defaultValue="24"
        options={FORS.map((value) => ({ value, label: spans[value] ?? value }))}
      />
      <Button look="plain">{say.go}</Button>
    </PaperForm>
  )
}
