import type { ReactNode } from 'react'

type Props = { id: string; label: string; hint?: ReactNode; error: string | undefined; children: ReactNode }

/** What stands around something to fill in: its label, what is said before, and below it what to mend. */
export function FieldFrame({ id, label, hint, error, children }: Props) {
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
      {children}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 font-[550] font-sans text-accent text-ui">
          {error}
        </p>
      )}
    </div>
  )
}

/** What ties a field to its hint and its error. */
export const framed = (id: string, hint: ReactNode, error: string | undefined) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  className: `field ${error ? 'field-wrong' : ''}`,
})
