import { and, asc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import { bulkChanges, listItems, lists, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { accessTo, mayEdit } from './list-access.ts'
import { type BulkView, PUT_BACK_MS, SAVE_STATES, type SaveState } from './model.ts'

/** `from`: the shelf that they were ticked on; `any` where several were shown together. */
type Many = { ids: readonly number[]; from: SaveState | 'any' }

/** Those of somebody's own that are still on the shelf where they were ticked: what was changed elsewhere since stays so. */
const ticked = (personId: number, { ids, from }: Many) =>
  and(
    eq(saves.personId, personId),
    inArray(saves.id, [...ids]),
    from === 'any' ? undefined : eq(saves.state, from),
    isNull(saves.removedAt),
  )

const recently = (now: Date) => gt(bulkChanges.at, new Date(now.getTime() - PUT_BACK_MS))

/**
 * Puts several saves onto another shelf, or takes them off the page.
 *
 * @returns the number to take it all back by; null where nothing of it was there to be changed
 */
export async function changeMany(
  db: Db,
  personId: number,
  many: Many & { to: SaveState | 'removed' },
  now: Date,
): Promise<number | null> {
  const { from, to } = many
  if (!many.ids.length || from === to) return null
  return db.transaction(async (tx) => {
    const set = to === 'removed' ? { removedAt: now } : { state: to, stateAt: now }
    // What stands there already is not moved.
    const moved = to === 'removed' ? ticked(personId, many) : and(ticked(personId, many), ne(saves.state, to))
    const before = await tx
      .select({ id: saves.id, state: saves.state })
      .from(saves)
      .where(moved)
      .orderBy(asc(saves.id))
      .for('update')
    if (!before.length) return null
    const ids = before.map(({ id }) => id)
    await tx.update(saves).set(set).where(inArray(saves.id, ids))
    if (to === 'removed') return recordBulk(tx, { personId, at: now, ids, act: 'remove' })
    const states = from === 'any' ? { fromStates: before.map(({ state }) => state) } : { fromState: from }
    return recordBulk(tx, { personId, at: now, ids, act: 'state', toState: to, ...states })
  })
}

/** Part of the transaction that does it. */
export async function recordBulk(tx: Db, change: typeof bulkChanges.$inferInsert): Promise<number> {
  const [row] = await tx.insert(bulkChanges).values(change).returning({ id: bulkChanges.id })
  if (!row) throw new Error('the insert returned no row')
  return row.id
}

/** What somebody has done to several at once within the hour and not taken back. */
export async function readBulk(db: Db, personId: number, id: number, now: Date): Promise<BulkView | null> {
  const { act, toState, ids } = bulkChanges
  const [row] = await db
    .select({ id: bulkChanges.id, act, toState, count: sql<number>`cardinality(${ids})`, list: lists.name })
    .from(bulkChanges)
    .leftJoin(lists, eq(lists.id, bulkChanges.listId))
    .where(and(eq(bulkChanges.id, id), eq(bulkChanges.personId, personId), recently(now)))
  return row ?? null
}

/**
 * Takes back at once what was done to several, each only if nothing else has become of it since.
 *
 * @returns null where there is no such change of this person's, or its hour is over; else the list that it was taken off
 *   again, if it was one
 */
export async function undoBulk(
  db: Db,
  personId: number,
  id: number,
  now: Date,
): Promise<{ listId: string | null } | null> {
  return db.transaction(async (tx) => {
    const [change] = await tx
      .delete(bulkChanges)
      .where(and(eq(bulkChanges.id, id), eq(bulkChanges.personId, personId), recently(now)))
      .returning()
    if (!change) return null
    const { act, ids, fromState, fromStates, toState, listId, at } = change
    const those = and(eq(saves.personId, personId), inArray(saves.id, ids))
    if (act === 'remove') {
      await tx
        .update(saves)
        .set({ removedAt: null })
        .where(and(those, eq(saves.removedAt, at)))
    } else if (act === 'state' && toState) {
      for (const state of SAVE_STATES) {
        const back = fromState === state ? ids : ids.filter((_, place) => fromStates?.[place] === state)
        if (!back.length) continue
        await tx
          .update(saves)
          .set({ state, stateAt: now })
          .where(and(those, inArray(saves.id, back), eq(saves.state, toState), isNull(saves.removedAt)))
      }
    } else if (listId && mayEdit(await accessTo(tx, listId, personId))) {
      await tx
        .update(listItems)
        .set({ removedAt: now })
        .where(and(eq(listItems.listId, listId), inArray(listItems.id, ids), isNull(listItems.removedAt)))
    }
    return { listId }
  })
}
