import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { listTag } from '#lib/press/tags.ts'
import type { Result } from '#lib/result.ts'
import { exactlyOne, id, listId, noteField, nothingThere, ownPace, personOf } from './form-fields.ts'
import { refusedBy } from './list-actions.ts'
import { type ItemFault, moveItem, noteItem, putBackItem, takeOff } from './list-items.ts'
import { LONGEST_LIST_NOTE, listAddress } from './list-model.ts'
import { pageOfItem } from './lists.ts'

type One = { list: string; item: number }

/** What came of a change of one item, and where to go on: to the item, where it is still there. */
async function after(
  acting: Acting,
  { list, item }: One,
  result: Result<null, ItemFault>,
  at = `item-${item}`,
): Promise<Outcome> {
  if (!result.ok) return result.reason === 'no-item' ? nothingThere(acting.words) : refusedBy(acting, result.reason)
  acting.recall(listTag(list))
  return { is: 'done', go: `${listAddress(list, await pageOfItem(acting.db, list, item))}#${at}` }
}

const moveFields = () =>
  z
    .strictObject({
      list: listId(),
      top: id().optional(),
      up: id().optional(),
      down: id().optional(),
      item: id().optional(),
      before: z.union([z.literal(''), id()]).optional(),
    })
    .refine(({ top, up, down, item }) => exactlyOne({ top, up, down, item }))
    .refine(({ item, before }) => (item === undefined) === (before === undefined))

/** Fields: `list`; an item's number as `top`, `up` or `down`, or as `item` with the item that it is to stand `before`, "" for the end. */
export const move: Action<z.infer<ReturnType<typeof moveFields>>> = {
  name: 'lists.move',
  fields: moveFields,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input } = acting
    const { list, top, up, down, before } = input
    const item = top ?? up ?? down ?? input.item ?? 0
    const way = top !== undefined ? 'top' : up !== undefined ? 'up' : down !== undefined ? 'down' : null
    const to = way ?? { before: typeof before === 'number' ? before : null }
    const moved = await moveItem(db, { listId: list, personId: personOf(acting), item }, to, now)
    return after(acting, { list, item }, moved)
  },
}

type Note = { list: string; item: number; note: string | null }

/** Fields: `list`, `item`, `note`, for all who read the list. */
export const note: Action<Note> = {
  name: 'lists.note',
  fields: (words) => z.strictObject({ list: listId(), item: id(), note: noteField(words, LONGEST_LIST_NOTE) }),
  who: 'reader',
  limits: ownPace,
  async run(acting) {
    const { db, now, input } = acting
    const { list, item } = input
    const noted = await noteItem(db, { listId: list, personId: personOf(acting), item }, input.note, now)
    return after(acting, input, noted)
  },
}

const one = () => z.strictObject({ list: listId(), item: id() })

/** Takes an item off, or puts it back. Of a list that somebody may change; who is paused may, too: it writes nothing. */
const ofOne = (
  name: string,
  act: (
    db: Db,
    item: { listId: string; personId: number; item: number },
    now: Date,
  ) => Promise<Result<null, ItemFault>>,
  at?: string,
): Action<One> => ({
  name,
  fields: one,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input } = acting
    const { list, item } = input
    return after(acting, input, await act(db, { listId: list, personId: personOf(acting), item }, now), at)
  },
})

/** Fields: `list`, `item`. For an hour it can be put back. */
export const off = ofOne('lists.take-off', takeOff, 'taken-off')

/** Fields: `list`, `item`, taken off within the hour. */
export const back = ofOne('lists.put-back', putBackItem)
