import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { LENGTHS, type Length } from '#lib/mutes/ends.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  form: string
  open: Pick<OpenPaper, 'kept' | 'words'>
  length?: Length
  /** For the date field: `2026-12-06`. */
  last?: string
}

/** For how long something is muted: for good, a day, a week, a month, or through a last day. */
export function LengthFields({ form, open: { kept, words }, length = 'good', last = '' }: Props) {
  const say = words.mutes
  const options = LENGTHS.map((value) => ({ value, label: say.lengths[value] }))
  return (
    <div className="mute-length">
      <Choice form={form} name="for" label={say.howLong} kept={kept} options={options} defaultValue={length} />
      <Field
        form={form}
        name="until"
        label={say.date}
        kept={kept}
        hint={say.dateHint}
        type="date"
        defaultValue={last}
      />
    </div>
  )
}
