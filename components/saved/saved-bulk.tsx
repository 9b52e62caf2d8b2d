import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { BulkView, SavedItem, Shelf } from '#lib/saved/model.ts'
import { ListChoice } from './list-choice.tsx'

/** The form of all boxes of the page. */
export const BULK_FORM = 'save-bulk'

/** Where something on a shelf can go from there. */
export const WAYS: Record<Shelf, readonly Shelf[]> = {
  unread: ['done', 'archived'],
  'in-progress': ['done', 'archived'],
  done: ['unread', 'archived'],
  archived: ['unread'],
}

const ways = (shelf: Shelf | 'any'): readonly Shelf[] =>
  shelf === 'any' ? ['unread', 'done', 'archived'] : WAYS[shelf]

type Props = {
  items: SavedItem[]
  /** `any`: they stand on several. */
  shelf: Shelf | 'any'
  /** Lists that they can be put on. */
  lists: { id: string; name: string }[]
  here: string
  kept: Kept | null
  words: Messages
}

/** What is done to all that is ticked, or to the whole page. */
export function SavedBulk({ items, shelf, lists, here, kept, words }: Props) {
  const say = words.shelves
  const typed = keptFor(kept, BULK_FORM)
  return (
    <PaperForm
      action="/send/saved/bulk"
      name={BULK_FORM}
      back={here}
      kept={kept}
      label={say.bulk.label}
      className="border-rule border-b py-2 font-sans text-ui"
    >
      <input type="hidden" name="from" value={shelf} />
      <input type="hidden" name="page" value={items.map(({ id }) => id).join(',')} />
      {/* Enter in a field presses the first button of a form: this one does what was typed, and puts nothing away. */}
      <button type="submit" formAction="/send/list/put" name="by" value="enter" hidden tabIndex={-1}>
        {say.bulk.put}
      </button>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <label className="flex min-h-9 items-center gap-2.5 font-[550] text-ink-2">
          <input
            type="checkbox"
            name="all"
            value="yes"
            defaultChecked={typed?.values.all === 'yes'}
            className="size-4 shrink-0"
          />
          {say.bulk.all}
        </label>
        {ways(shelf).map((to) => (
          <button key={to} type="submit" name="act" value={to} className="button-text">
            {say.to[to]}
          </button>
        ))}
        <button type="submit" name="act" value="removed" className="button-text">
          {say.bulk.removed}
        </button>
        <details open={typed?.errors.name !== undefined || Boolean(typed?.values.name)} className="min-w-0">
          <summary className="button-text py-1">{say.putOn}</summary>
          <div className="flex flex-wrap items-end gap-x-4 py-3">
            <ListChoice form={BULK_FORM} lists={lists} kept={kept} words={words} />
            <button type="submit" formAction="/send/list/put" className="button-plain mb-5">
              {say.bulk.put}
            </button>
          </div>
        </details>
      </div>
    </PaperForm>
  )
}

/** What was done to several a moment ago, and the one way back. */
export function BulkNews({ bulk, here, words }: { bulk: BulkView; here: string; words: Messages }) {
  const say = words.shelves.bulk
  const sentence =
    bulk.act === 'list'
      ? say.listed(bulk.count, bulk.list ?? '')
      : bulk.toState
        ? say.done[bulk.toState](bulk.count)
        : say.gone(bulk.count)
  return (
    <form
      id="saved-bulk"
      tabIndex={-1}
      method="post"
      action="/send/saved/undo"
      className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-rule border-b py-3 focus:outline-none"
    >
      <p role="status" className="min-w-0 text-ink-2 italic">
        {sentence}
      </p>
      <input type="hidden" name="back" value={here} />
      <button type="submit" name="bulk" value={bulk.id} className="button-text">
        {bulk.count > 1 ? say.undoAll : say.undo}
      </button>
    </form>
  )
}
