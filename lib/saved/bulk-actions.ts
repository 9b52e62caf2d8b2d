import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import { listTag } from '#lib/press/tags.ts'
import { changeMany, undoBulk } from './bulk.ts'
import { FAR_TOO_LONG, id, ownPace, personOf, savedAgain, tickedFields, tickedOf } from './form-fields.ts'
import { SAVE_STATES } from './model.ts'

const bulkFields = () =>
  z.strictObject({
    ...tickedFields,
    from: z.enum([...SAVE_STATES, 'any']),
    act: z.enum([...SAVE_STATES, 'removed']),
    // What another button of the same form needs.
    list: z.string().max(100).optional(),
    name: z.string().max(FAR_TOO_LONG).optional(),
  })

/**
 * Fields: `pick` (numbers of saves), or `all` with `page` (the numbers of the whole page); `from`, the shelf that they stand
 * on, or `any` of what was searched; `act`, the shelf that they go to, or `removed`. For an hour all of it can be taken back at once.
 */
export const bulk: Action<z.infer<ReturnType<typeof bulkFields>>> = {
  name: 'saved.bulk',
  fields: bulkFields,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    const ids = tickedOf(input)
    if (!ids.length) return { is: 'refused', status: 400, sentence: words.shelves.bulk.nothingTicked }
    const changed = await changeMany(db, personOf(acting), { ids, from: input.from, to: input.act }, now)
    if (changed === null) return { is: 'refused', status: 409, sentence: words.shelves.bulk.nothingChanged }
    return { is: 'done', go: savedAgain(acting, 'bulk', changed), value: { bulk: changed } }
  },
}

/** Fields: `bulk`, what was done to several within the hour. */
export const undo: Action<{ bulk: number }> = {
  name: 'saved.undo',
  fields: () => z.strictObject({ bulk: id() }),
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words, back, recall } = acting
    const undone = await undoBulk(db, personOf(acting), input.bulk, now)
    if (!undone) return { is: 'refused', status: 409, sentence: words.shelves.bulk.tooLate }
    if (undone.listId !== null) recall(listTag(undone.listId))
    return { is: 'done', go: back.startsWith('/saved') ? back : '/saved', sentence: words.shelves.bulk.undone }
  },
}
