import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { SavedItem, Shelf } from '#lib/saved/model.ts'
import { Act, FORMS } from './saved-act.tsx'
import { type SavedWish, savedAddress } from './saved-address.ts'
import { SavedRow } from './saved-row.tsx'

type Props = {
  items: SavedItem[]
  /** What is shown: the shelf, and how it was chosen from. */
  wish: SavedWish
  /** What was changed a moment ago: it stands where it stood, with the way back. */
  just: number | null
  /** This very page, for the buttons to come back to. */
  here: string
  kept: Kept | null
  view: PageView
}

/** What somebody saved, with what can be done with each. */
export function SavedList({ items, wish, just, here, kept, view }: Props) {
  const { shelf } = wish
  return (
    <>
      <RowForms here={here} />
      <ul>
        {items.map((item) => (
          <li key={item.id} id={`save-${item.id}`} tabIndex={-1} className="border-rule border-b focus:outline-none">
            {item.removed || item.shelf !== shelf ? (
              <ChangedRow item={item} shelf={shelf} view={view} />
            ) : (
              <div role={item.id === just ? 'status' : undefined}>
                <SavedRow
                  item={item}
                  tagHref={(tag) => savedAddress({ ...wish, tag, source: null })}
                  here={here}
                  kept={kept}
                  view={view}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** The forms of all rows' buttons. */
export function RowForms({ here }: { here: string }) {
  return (
    <>
      {(['state', 'remove', 'restore', 'again'] as const).map((act) => (
        <form
          key={act}
          id={FORMS[act]}
          method="post"
          action={act === 'again' ? '/send/saved/address/again' : `/send/saved/${act}`}
        >
          <input type="hidden" name="back" value={here} />
        </form>
      ))}
    </>
  )
}

/** In place of a row that has just left: what became of it, and the way back. */
export function ChangedRow({ item, shelf, view: { words } }: { item: SavedItem; shelf: Shelf; view: PageView }) {
  const { saved, shelves } = words
  const { headline, removed } = item
  return (
    <div role="status" className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 py-3">
      <p className="min-w-0 text-ink-2 italic [overflow-wrap:anywhere]">
        {removed ? saved.removedNow(headline) : shelves.now[item.shelf](headline)}
      </p>
      {removed ? (
        <Act act="restore" name="save" item={item} label={saved.putBackNamed(headline)} text={saved.putBack} />
      ) : (
        <Act act="state" name={shelf} item={item} label={shelves.toNamed[shelf](headline)} text={shelves.to[shelf]} />
      )}
    </div>
  )
}
