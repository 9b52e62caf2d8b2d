import type { Kept } from '#lib/forms/model.ts'
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
    <div className="mb-5">
      <label htmlFor={id} className="mb-1.5 block font-[550] font-sans text-ink-2 text-ui">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 font-sans text-ink-3 text-meta">
          {hint}
        </p>
      )}
      <select
        id={id}
        name={name}
        defaultValue={own?.values[name] ?? defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
        className={`field ${error ? 'field-wrong' : ''}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-[550] font-sans text-accent text-ui">
          {error}
        </p>
      )}
    </div>
  )
}
