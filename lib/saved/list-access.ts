import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { listMembers, lists, people, sanctions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ListAccess } from './model.ts'

/** What somebody may do with a list by being its owner or sharing it; an invitation that is not accepted gives nothing. */
export async function accessTo(db: Db, listId: string, personId: number): Promise<ListAccess | null> {
  const [found] = await db
    .select({ owner: lists.personId, role: listMembers.role })
    .from(lists)
    .innerJoin(people, and(eq(people.id, lists.personId), isNull(people.goneAt)))
    .leftJoin(
      listMembers,
      and(eq(listMembers.listId, lists.id), eq(listMembers.personId, personId), isNotNull(listMembers.acceptedAt)),
    )
    .where(eq(lists.id, listId))
  return found ? (found.owner === personId ? 'owner' : found.role) : null
}

/**
 * Whether an owner may show a list to others than those who share it: not while they are banned. It is all that can be done
 * about what is on it, and goes back when the ban does.
 */
export const mayShow = (now: Date): SQL<boolean> => sql<boolean>`not exists (select from ${sanctions}
  where ${sanctions.personId} = ${lists.personId} and ${sanctions.kind} = 'ban' and ${sanctions.liftedAt} is null
    and (${sanctions.until} is null or ${sanctions.until} > ${now.toISOString()}::timestamptz))`

/** Adding, noting, ordering and taking off. */
export const mayEdit = (access: ListAccess | null): boolean => access === 'owner' || access === 'editor'

export type Least = 'viewer' | 'editor' | 'owner'
const RANKS: readonly ListAccess[] = ['viewer', 'editor', 'owner']

/** `no-list`: to whoever asks it is not there. `not-allowed`: it is, and they may do less with it. */
export type AccessFault = 'no-list' | 'not-allowed'

/**
 * Whether somebody may do something with a list; if so nobody else changes the list until the transaction ends, so that
 * orders and counts hold.
 */
export async function enterList(
  tx: Db,
  listId: string,
  personId: number,
  least: Least,
): Promise<{ fault: AccessFault } | { fault: null; list: typeof lists.$inferSelect }> {
  const [list] = await tx.select().from(lists).where(eq(lists.id, listId)).for('update')
  const access = await accessTo(tx, listId, personId)
  if (!list || access === null) return { fault: 'no-list' }
  return RANKS.indexOf(access) < RANKS.indexOf(least) ? { fault: 'not-allowed' } : { fault: null, list }
}
