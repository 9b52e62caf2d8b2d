import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { Locale } from '#lib/reading/choices.ts'

type Props = { say: Messages['places']; unit: Locale['unit']; back: string }

/** °C or °F. */
export function UnitForm({ say, unit, back }: Props) {
  return (
    <form method="post" action="/send/reading" aria-label={say.unit} className="my-6">
      <input type="hidden" name="back" value={back} />
      <Choice
        form="reading"
        name="unit"
        label={say.unit}
        kept={null}
        options={Object.entries(say.units).map(([value, label]) => ({ value, label }))}
        defaultValue={unit ?? ''}
      />
      <Button look="plain">{say.save}</Button>
    </form>
  )
}
