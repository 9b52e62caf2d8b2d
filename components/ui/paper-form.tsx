import type { ReactNode } from 'react'
import type { Kept } from '#lib/forms/model.ts'
import { FormSentence } from './form-sentence.tsx'

type Props = {
  /** The writing route, `/send/…`. */
  action: string
  /** Unique in the paper: `reply-7`. What was typed comes back to the form of this name. */
  name: string
  /** The path and query of the page that it stands on, so that a mistake leads back here. */
  back: string
  kept: Kept | null
  /** What the form is called for people who hear it, where no heading names it: `aria-labelledby` or `aria-label`. */
  label?: string
  labelledBy?: string
  className?: string
  /** For a form with a file in it. */
  encType?: 'multipart/form-data'
  children: ReactNode
}

/** A form of the paper: works without scripts, and says first what is to be mended, where the reader lands. */
export function PaperForm({ action, name, back, kept, label, labelledBy, className, encType, children }: Props) {
  const own = keptFor(kept, name)
  return (
    <form
      id={name}
      method="post"
      action={action}
      aria-label={label}
      aria-labelledby={labelledBy}
      noValidate
      className={className}
      encType={encType}
    >
      <input type="hidden" name="form" value={name} />
      <input type="hidden" name="back" value={`${back.split('#')[0]}#${name}`} />
      {own?.sentence && <FormSentence sentence={own.sentence} good={own.good} />}
      {children}
    </form>
  )
}

/** What was kept, if it belongs to this form, or waits behind what does not. */
export const keptFor = (kept: Kept | null, form: string): Kept | null =>
  kept?.form === form ? kept : kept?.waiting ? keptFor(kept.waiting, form) : null
