import type { ReactNode } from 'react'
import type { Kept } from '#lib/forms/model.ts'
import { keptFor } from './paper-form.tsx'

type Props = {
  /** The form's name: ids are made of it. */
  form: string
  name: string
  legend: string
  kept: Kept | null
  options: readonly { value: string; label: string; ticked: boolean; about?: ReactNode }[]
}

/** Boxes of one name, of which several may be ticked; below them what to mend. */
export function TickGroup({ form, name, legend, kept, options }: Props) {
  const own = keptFor(kept, form)
  const error = own?.errors[name]
  // What was ticked before a mistake stays ticked, and nothing else is.
  const before = own && (own.values[name] ?? '').split('\n')
  const wrong = `${form}-${name}-error`
  return (
    <fieldset className="mb-5" aria-describedby={error ? wrong : undefined}>
      <legend className="mb-1.5 font-[550] font-sans text-ink-2 text-ui">{legend}</legend>
      {options.map(({ value, label, ticked, about }) => {
        const id = `${form}-${name}-${value}`
        return (
          <div key={value} className="border-rule border-b py-2.5">
            <label htmlFor={id} className="flex min-h-6 items-center gap-2.5 font-sans text-ui">
              <input
                id={id}
                type="checkbox"
                name={name}
                value={value}
                defaultChecked={before?.includes(value) ?? ticked}
                className="size-4 shrink-0"
              />
              <span>{label}</span>
            </label>
            {about && <div className="ms-[1.65rem] mt-1 font-sans text-ink-3 text-meta">{about}</div>}
          </div>
        )
      })}
      {error && (
        <p id={wrong} className="mt-1.5 font-[550] font-sans text-accent text-ui">
          {error}
        </p>
      )}
    </fieldset>
  )
}
