import type { SavedItem } from '#lib/saved/model.ts'
import { AGAIN_FORM } from './kept-text.tsx'

/** The forms of every row's buttons: a button says which, a row needs none of its own. */
export const FORMS = { state: 'save-state', remove: 'save-remove', restore: 'save-restore', again: AGAIN_FORM } as const

type Props = { act: keyof typeof FORMS; name: string; item: SavedItem; label: string; text: string }

export function Act({ act, name, item, label, text }: Props) {
  return (
    <button type="submit" form={FORMS[act]} name={name} value={item.id} aria-label={label} className="button-text">
      {text}
    </button>
  )
}
