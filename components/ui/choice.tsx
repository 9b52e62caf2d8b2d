import type { Kept } from '#lib/forms/model.ts'
import { FieldFrame, framed } from './field-frame.tsx'
import { keptFor } from './paper-form.tsx'

type Props = {
  form: string
  name: string
  label: string
  kept: Kept | null
  hint?: string
  options: readonly { value: string; label: string }[]
  defaultValue: string
}

/** One of a list, with its label, and below it what to mend. */
export function Choice({ form, name, label, kept, hint, options, defaultValue }: Props) {
  const own = keptFor(kept, form)
  const error = own?.errors[name]
  const id = `${form}-${name}`
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select name={name} defaultValue={own?.values[name] ?? defaultValue} {...framed(id, hint, error)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
