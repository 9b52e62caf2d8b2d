import { and, eq, gt, isNull } from 'drizzle-orm'
import { lists, people } from '#drizzle/schema/index.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { type AccessFault, enterList } from './list-access.ts'
import { MOST_LISTS } from './list-model.ts'
import type { ListVisibility } from './model.ts'

/** A button pressed twice, or a form sent anew: a list of the same name and note within so long is the same. */
const TWICE_MS = 10_000

/** What was made. `fresh` is false where it was made a moment ago already. */
export type Made = { id: string; fresh: boolean }

/** A new list, private until its owner says otherwise. */
export async function makeList(
  db: Db,
  personId: number,
  { name, note }: { name: string; note: string | null },
  now: Date,
): Promise<Result<Made, 'too-many'>> {
  return db.transaction(async (tx) => {
    // Two at once count one after the other; nobody who saves something meanwhile waits for that.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update')
    const same = and(eq(lists.name, name), note === null ? isNull(lists.note) : eq(lists.note, note))
    const lately = gt(lists.createdAt, new Date(now.getTime() - TWICE_MS))
    const [twin] = await tx
      .select({ id: lists.id })
      .from(lists)
      .where(and(eq(lists.personId, personId), eq(lists.visibility, 'private'), same, lately))
      .limit(1)
    if (twin) return done({ id: twin.id, fresh: false })
    if ((await tx.$count(lists, eq(lists.personId, personId))) >= MOST_LISTS) return refused('too-many')
    const id = newToken()
    await tx.insert(lists).values({ id, personId, name, note, createdAt: now, changedAt: now })
    return done({ id, fresh: true })
  })
}

type Edit = { name: string; note: string | null; visibility: ListVisibility }

/** What it is called, what it is for, and who may read it. */
export async function editList(
  db: Db,
  personId: number,
  id: string,
  edit: Edit,
  now: Date,
): Promise<Result<null, AccessFault>> {
  return db.transaction(async (tx) => {
    const entered = await enterList(tx, id, personId, 'owner')
    if (entered.fault) return refused(entered.fault)
    await tx
      .update(lists)
      .set({ ...edit, changedAt: now })
      .where(eq(lists.id, id))
    return done(null)
  })
}

/** Deletes a list with all that stands on it; what its readers saved themselves is theirs and stays. */
export async function deleteList(db: Db, personId: number, id: string): Promise<Result<{ name: string }, AccessFault>> {
  return db.transaction(async (tx) => {
    const entered = await enterList(tx, id, personId, 'owner')
    if (entered.fault) return refused(entered.fault)
    await tx.delete(lists).where(eq(lists.id, id))
    return done({ name: entered.list.name })
  })
}
