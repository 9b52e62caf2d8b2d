import { and, asc, desc, eq, gt, isNotNull, isNull, notExists, or, type SQL, sql } from 'drizzle-orm'
import { listItems, listMembers, lists, mutes, people, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { inForce } from '#lib/mutes/queries.ts'
import type { Candidate, ListInvitation, ListMember, ListRow } from './list-model.ts'
import { type ListAccess, PUT_BACK_MS } from './model.ts'

export const ownerName = sql<string>`coalesce(${people.name}, ${people.handle})`

const onIt = sql`from ${listItems} where ${listItems.listId} = ${lists.id} and ${listItems.removedAt} is null`
const sharing = sql<number>`(select count(*)::int from ${listMembers} other
  where other.list_id = ${lists.id} and other.accepted_at is not null)`

/** The lists that somebody made or shares, those that were changed last first. */
export async function listLists(db: Db, personId: number): Promise<ListRow[]> {
  const found = await db
    .select({
      id: lists.id,
      name: lists.name,
      note: lists.note,
      visibility: lists.visibility,
      ownerId: lists.personId,
      owner: ownerName,
      role: listMembers.role,
      count: sql<number>`(select count(*)::int ${onIt})`,
      minutes: sql<number>`(select coalesce(sum(${listItems.minutes}), 0)::int ${onIt})`,
      members: sharing,
    })
    .from(lists)
    .innerJoin(people, and(eq(people.id, lists.personId), isNull(people.goneAt)))
    .leftJoin(
      listMembers,
      and(eq(listMembers.listId, lists.id), eq(listMembers.personId, personId), isNotNull(listMembers.acceptedAt)),
    )
    .where(or(eq(lists.personId, personId), isNotNull(listMembers.role)))
    .orderBy(desc(lists.changedAt), asc(lists.id))
  return found.flatMap(({ ownerId, role, ...row }) => {
    const access: ListAccess | null = ownerId === personId ? 'owner' : role
    return access ? [{ ...row, access }] : []
  })
}

/** Anybody may ask: more than these nobody answers at once. */
const MOST_INVITATIONS = 100

/** Invitations that wait for somebody's answer, but for those by people whom they mute now. */
export async function listInvitations(db: Db, personId: number, now: Date): Promise<ListInvitation[]> {
  const muted = db
    .select({ id: mutes.mutedId })
    .from(mutes)
    .where(and(eq(mutes.personId, personId), eq(mutes.mutedId, lists.personId), inForce(now)))
  return db
    .select({ id: lists.id, name: lists.name, owner: ownerName, role: listMembers.role })
    .from(listMembers)
    .innerJoin(lists, eq(lists.id, listMembers.listId))
    .innerJoin(people, and(eq(people.id, lists.personId), isNull(people.goneAt)))
    .where(and(eq(listMembers.personId, personId), isNull(listMembers.acceptedAt), notExists(muted)))
    .orderBy(desc(listMembers.invitedAt), asc(lists.id))
    .limit(MOST_INVITATIONS)
}

/** With whom a list is shared, for its owner: those who have accepted first. */
export async function listMembersOf(db: Db, listId: string): Promise<ListMember[]> {
  return db
    .select({
      id: people.id,
      handle: people.handle,
      name: people.name,
      role: listMembers.role,
      accepted: sql<boolean>`${listMembers.acceptedAt} is not null`,
    })
    .from(listMembers)
    .innerJoin(people, and(eq(people.id, listMembers.personId), isNull(people.goneAt)))
    .where(eq(listMembers.listId, listId))
    .orderBy(asc(listMembers.acceptedAt), asc(people.handle))
}

/** What was taken off a list within the hour, for those who may put it back. */
export async function listTakenOff(db: Db, listId: string, now: Date): Promise<Candidate[]> {
  return db
    .select({ id: listItems.id, headline: listItems.headline })
    .from(listItems)
    .where(and(eq(listItems.listId, listId), gt(listItems.removedAt, new Date(now.getTime() - PUT_BACK_MS))))
    .orderBy(desc(listItems.removedAt), desc(listItems.id))
    .limit(20)
}

const MOST_CANDIDATES = 100

/** The newest of what somebody saved that is not on a list yet and can be put there. */
export async function listCandidates(db: Db, listId: string, personId: number): Promise<Candidate[]> {
  // By one column each: what is asked with "or" the store looks through row by row.
  const onList = (same: SQL) =>
    db
      .select({ id: listItems.id })
      .from(listItems)
      .where(and(eq(listItems.listId, listId), isNull(listItems.removedAt), same))
  return db
    .select({ id: saves.id, headline: saves.headline })
    .from(saves)
    .where(
      and(
        eq(saves.personId, personId),
        isNull(saves.removedAt),
        or(isNotNull(saves.articleId), isNotNull(saves.link)),
        notExists(onList(eq(listItems.articleId, saves.articleId))),
        notExists(onList(eq(listItems.link, saves.link))),
      ),
    )
    .orderBy(desc(saves.savedAt), desc(saves.id))
    .limit(MOST_CANDIDATES)
}

/** One thing that somebody saved, by its number among their own; null where it is not there. */
export async function ownSave(db: Db, personId: number, id: number): Promise<Candidate | null> {
  const [row] = await db
    .select({ id: saves.id, headline: saves.headline })
    .from(saves)
    .where(and(eq(saves.personId, personId), eq(saves.id, id), isNull(saves.removedAt)))
  return row ?? null
}
