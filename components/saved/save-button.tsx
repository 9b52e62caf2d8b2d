import type { PageView } from '#lib/paper/page-view.ts'

type Props = {
  article: { id: number; headline: string }
  view: PageView
  /** Says Save or Saved beside the mark. */
  worded?: boolean
}

/**
 * Keeps a story for later. A button of the page's one form (`SaveForm`): a front has sixty of them, so each says only which
 * story it is for.
 */
export function SaveButton({ article: { id, headline }, view: { words, saved }, worded = false }: Props) {
  const pressed = saved.has(id)
  const say = words.saved
  return (
    <button
      type="submit"
      form="save"
      name={pressed ? 'unsave' : 'save'}
      value={id}
      id={`save-${id}`}
      className="save"
      aria-label={say.button(headline)}
      aria-pressed={pressed}
    >
      {worded && (
        <>
          <span>{say.save}</span>
          <span>{say.saved}</span>
        </>
      )}
    </button>
  )
}
