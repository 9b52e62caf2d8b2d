import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { listMembers, lists, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { forgetInvitation, noticeInvitation } from '#lib/notices/record.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { type AccessFault, enterList } from './list-access.ts'
import { MOST_MEMBERS } from './list-model.ts'
import type { ListRole } from './model.ts'

export type InviteFault = AccessFault | 'nobody' | 'oneself' | 'already' | 'too-many'

/** Asks somebody, by handle, to share a list. They see its name and its owner's until they accept. */
export async function inviteToList(
  db: Db,
  { listId, personId }: { listId: string; personId: number },
  { handle, role }: { handle: string; role: ListRole },
  now: Date,
): Promise<Result<null, InviteFault>> {
  return db.transaction(async (tx) => {
    const entered = await enterList(tx, listId, personId, 'owner')
    if (entered.fault) return refused(entered.fault)
    const [invited] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.handle, handle), isNull(people.goneAt), eq(people.sample, false)))
    if (!invited) return refused('nobody')
    if (invited.id === personId) return refused('oneself')
    const there = eq(listMembers.listId, listId)
    if (await tx.$count(listMembers, and(there, eq(listMembers.personId, invited.id)))) return refused('already')
    if ((await tx.$count(listMembers, there)) >= MOST_MEMBERS) return refused('too-many')
    await tx.insert(listMembers).values({ listId, personId: invited.id, role, invitedAt: now })
    await noticeInvitation(tx, invited.id, listId, now)
    return done(null)
  })
}

/** @returns false where there is no such invitation, or it is answered already */
export async function acceptInvitation(db: Db, listId: string, personId: number, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const accepted = await tx
      .update(listMembers)
      .set({ acceptedAt: now })
      .where(and(eq(listMembers.listId, listId), eq(listMembers.personId, personId), isNull(listMembers.acceptedAt)))
      .returning()
    await forgetInvitation(tx, personId, listId)
    return accepted.length > 0
  })
}

/** Of an invitation that waits. @returns false where there is none */
export async function declineInvitation(db: Db, listId: string, personId: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(listMembers)
      .where(and(eq(listMembers.listId, listId), eq(listMembers.personId, personId), isNull(listMembers.acceptedAt)))
      .returning()
    await forgetInvitation(tx, personId, listId)
    return gone.length > 0
  })
}

/** What they put on the list stays. @returns the list's name; null where they do not share it */
export async function leaveList(db: Db, listId: string, personId: number): Promise<string | null> {
  const gone = await db
    .delete(listMembers)
    .where(and(eq(listMembers.listId, listId), eq(listMembers.personId, personId), isNotNull(listMembers.acceptedAt)))
    .returning()
  if (!gone.length) return null
  const [list] = await db.select({ name: lists.name }).from(lists).where(eq(lists.id, listId))
  return list?.name ?? null
}

/** Another role for somebody who shares a list or is asked to; null: they do so no longer. */
export async function setMember(
  db: Db,
  { listId, personId }: { listId: string; personId: number },
  member: number,
  role: ListRole | null,
): Promise<Result<null, AccessFault | 'no-member'>> {
  return db.transaction(async (tx) => {
    const entered = await enterList(tx, listId, personId, 'owner')
    if (entered.fault) return refused(entered.fault)
    const who = and(eq(listMembers.listId, listId), eq(listMembers.personId, member))
    const changed = role
      ? await tx.update(listMembers).set({ role }).where(who).returning()
      : await tx.delete(listMembers).where(who).returning()
    if (!role) await forgetInvitation(tx, member, listId)
    return changed.length ? done(null) : refused('no-member')
  })
}
