import type { InputHTMLAttributes, ReactNode } from 'react'
import type { Kept } from '#lib/forms/model.ts'
import { keptFor } from './paper-form.tsx'

type Props = {
  /** The form's name: ids are made of it, and what was typed is found by it. */
  form: string
  name: string
  label: string
  kept: Kept | null
  /** Said below the label before anything is wrong. */
  hint?: ReactNode
  /** Lines of a text; one line without. */
  rows?: number
  defaultValue?: string
} & Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'required' | 'autoCapitalize' | 'spellCheck' | 'list'
>

/** A labelled field that gives back what was typed and says below it what to mend. */
export function Field({ form, name, label, kept, hint, rows, defaultValue, ...input }: Props) {
  const own = keptFor(kept, form)
  const error = own?.errors[name]
  const id = `${form}-${name}`
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const shared = {
    id,
    name,
    defaultValue: own?.values[name] ?? defaultValue,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described,
    className: `field ${error ? 'field-wrong' : ''}`,
  }
  const { type: _, ...ofText } = input
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
      {rows ? (
        <textarea {...shared} rows={rows} maxLength={ofText.maxLength} required={ofText.required} />
      ) : (
        <input {...shared} {...input} />
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-[550] font-sans text-accent text-ui">
          {error}
        </p>
      )}
    </div>
  )
}
