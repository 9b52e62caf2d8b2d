import type { InputHTMLAttributes, ReactNode } from 'react'
import type { Kept } from '#lib/forms/model.ts'
import { FieldFrame, framed } from './field-frame.tsx'
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
  const shared = { name, defaultValue: own?.values[name] ?? defaultValue, ...framed(id, hint, error) }
  const { type: _, ...ofText } = input
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      {rows ? (
        <textarea
          {...shared}
          rows={rows}
          maxLength={ofText.maxLength}
          required={ofText.required}
          spellCheck={ofText.spellCheck}
        />
      ) : (
        <input {...shared} {...input} />
      )}
    </FieldFrame>
  )
}
