import { z } from 'zod'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { listTag } from '#lib/press/tags.ts'
import {
  FAR_TOO_LONG,
  id,
  listId,
  listNameField,
  noteField,
  nothingThere,
  ownPace,
  personOf,
  savedAgain,
  tickedFields,
  tickedOf,
} from './form-fields.ts'
import type { AccessFault } from './list-access.ts'
import { deleteList, editList, makeList } from './list-commands.ts'
import { type AddFault, addToList } from './list-items.ts'
import { LONGEST_LIST_NOTE, listAddress, MOST_LISTS, MOST_ON_LIST } from './list-model.ts'
import { pageOfItem } from './lists.ts'
import { LIST_VISIBILITIES, type ListVisibility, SAVE_STATES } from './model.ts'

/** To whom a list is not there it is not; whoever shares it is told that they may not. */
export const refusedBy = ({ words }: Acting, fault: AccessFault): Outcome =>
  fault === 'no-list' ? nothingThere(words) : { is: 'refused', status: 403, sentence: words.ownLists.errors.notAllowed }

type New = { name: string; note: string | null }

/** Fields: `name`, `note`. It is private until its owner says otherwise. */
export const make: Action<New> = {
  name: 'lists.make',
  fields: (words) => z.strictObject({ name: listNameField(words), note: noteField(words, LONGEST_LIST_NOTE) }),
  who: 'reader',
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    const made = await makeList(db, personOf(acting), input, now)
    if (!made.ok) return { is: 'refused', status: 409, sentence: words.ownLists.errors.tooMany(MOST_LISTS) }
    return {
      is: 'done',
      go: `/list/${made.value.id}`,
      value: { id: made.value.id },
      sentence: words.ownLists.made(input.name),
    }
  },
}

type Edit = New & { list: string; visibility: ListVisibility }

/** Fields: `list`, `name`, `note`, `visibility`. Its owner's alone. */
export const edit: Action<Edit> = {
  name: 'lists.edit',
  fields: (words) =>
    z.strictObject({
      list: listId(),
      name: listNameField(words),
      note: noteField(words, LONGEST_LIST_NOTE),
      visibility: z.enum(LIST_VISIBILITIES, words.ownLists.errors.noVisibility),
    }),
  who: 'reader',
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    const { list, ...change } = input
    const edited = await editList(db, personOf(acting), list, change, now)
    if (!edited.ok) return refusedBy(acting, edited.reason)
    acting.recall(listTag(list))
    return { is: 'done', go: `/list/${list}`, sentence: words.ownLists.edited }
  },
}

/** Fields: `list`; `sure`, ticked. Its owner's alone; it does not come back. */
export const destroy: Action<{ list: string; sure: 'yes' }> = {
  name: 'lists.delete',
  fields: (words) => z.strictObject({ list: listId(), sure: z.literal('yes', words.ownLists.errors.notSure) }),
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, input, words } = acting
    const deleted = await deleteList(db, personOf(acting), input.list)
    if (!deleted.ok) return refusedBy(acting, deleted.reason)
    acting.recall(listTag(input.list))
    return { is: 'done', go: '/saved/lists', sentence: words.ownLists.deleted(deleted.value.name) }
  },
}

const putFields = () =>
  z.strictObject({
    ...tickedFields,
    save: id().optional(),
    list: z.union([z.literal('new'), listId()]),
    name: z.string().max(FAR_TOO_LONG).optional(),
    from: z.enum([...SAVE_STATES, 'any']).optional(),
    // The button that Enter presses in any field of a form with several.
    by: z.literal('enter').optional(),
  })

/**
 * Fields: what is put on a list (`save`, or the boxes of a page of saved stories); `list`, or a `name`: that of a
 * new one, whatever stands in `list`. Where it was pressed on the list's own page it leads back there.
 * With `by` no button was pressed: what was typed is done, and nothing else.
 */
export const put: Action<z.infer<ReturnType<typeof putFields>>> = {
  name: 'lists.put',
  fields: putFields,
  who: 'reader',
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    const ids = input.save === undefined ? tickedOf(input) : [input.save]
    if (!ids.length) return { is: 'refused', status: 400, sentence: words.shelves.bulk.nothingTicked }
    if (input.by && !input.name?.trim()) {
      return { is: 'refused', status: 400, sentence: words.shelves.bulk.pressOne }
    }
    const where = await listFor(acting, input)
    if ('is' in where) return where
    const personId = personOf(acting)
    const added = await addToList(db, { listId: where.list, personId }, ids, now)
    if (!added.ok) {
      // Nobody asked for a list with nothing on it.
      if (where.fresh) await deleteList(db, personId, where.list)
      return notAdded(acting, added.reason)
    }
    acting.recall(listTag(where.list))
    const { bulk, items } = added.value
    const own = acting.back.startsWith(`/list/${where.list}`)
    const there = items[0] ?? 0
    return {
      is: 'done',
      go: own
        ? `${listAddress(where.list, await pageOfItem(db, where.list, there))}#item-${there}`
        : savedAgain(acting, 'bulk', bulk),
      value: { list: where.list, items },
    }
  },
}

/** The list that is meant; one that was named is made. */
async function listFor(
  acting: Acting,
  { list, name }: { list: string; name?: string | undefined },
): Promise<Outcome | { list: string; fresh: boolean }> {
  if (list !== 'new' && !name?.trim()) return { list, fresh: false }
  const { db, now, words } = acting
  const typed = listNameField(words).safeParse(name ?? '')
  if (!typed.success)
    return { is: 'mend', errors: { name: typed.error.issues[0]?.message ?? words.ownLists.errors.noName } }
  const made = await makeList(db, personOf(acting), { name: typed.data, note: null }, now)
  return made.ok
    ? { list: made.value.id, fresh: made.value.fresh }
    : { is: 'refused', status: 409, sentence: words.ownLists.errors.tooMany(MOST_LISTS) }
}

function notAdded(acting: Acting, fault: AddFault): Outcome {
  const { errors } = acting.words.ownLists
  if (fault === 'no-list' || fault === 'not-allowed') return refusedBy(acting, fault)
  const sentence = fault === 'full' ? errors.full(MOST_ON_LIST) : errors.nothingNew
  return { is: 'refused', status: 409, sentence }
}
