import type { PageView } from '#lib/paper/page-view.ts'
import type { SavedItem } from '#lib/saved/model.ts'
import { keptProblem } from '#lib/saved/page-problems.ts'

/** The one form of all "Try again" buttons of a page. */
export const AGAIN_FORM = 'save-again'

type Props = { item: SavedItem; view: PageView }

/** Leads to the text as it was saved, where the paper has another one by now. */
export function CopyLink({ item, view: { words } }: Props) {
  if (item.copy === null) return null
  if (item.copy.is === 'changed') {
    return (
      <a className="link-quiet" href={item.copy.href}>
        {words.keeping.earlier}
      </a>
    )
  }
  return <span>{words.keeping.asSaved}</span>
}

/** Of an address: its text is under way, or why it could not be had. */
export function PageState({ item, view: { words } }: Props) {
  const say = words.keeping
  if (item.page === null) return null
  if (item.page.state === 'waiting') return <p className="mt-1 font-sans text-ink-3 text-meta">{say.waiting}</p>
  return (
    <p className="mt-1 font-sans text-ink-2 text-meta">
      {`${say.problems[keptProblem(item.page.problem)]} `}
      <button
        type="submit"
        form={AGAIN_FORM}
        name="save"
        value={item.id}
        aria-label={say.againNamed(item.headline)}
        className="button-text"
      >
        {say.again}
      </button>
    </p>
  )
}
