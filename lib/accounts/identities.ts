import { and, asc, eq, isNull } from 'drizzle-orm'
import { identities, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ProviderPerson } from './providers.ts'

/** An account elsewhere, as its owner sees it. */
export type IdentityView = { issuer: string; subject: string; label: string; linkedAt: string }

type Account = Pick<ProviderPerson, 'issuer' | 'subject'>

/** Whose it is here, known by issuer and subject alone (rules §9); null for somebody new. */
export async function personOfIdentity(db: Db, { issuer, subject }: Account): Promise<number | null> {
  const [row] = await db
    .select({ id: people.id })
    .from(identities)
    .innerJoin(people, eq(people.id, identities.personId))
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject), isNull(people.goneAt)))
  return row?.id ?? null
}

/**
 * Links an account elsewhere to one here.
 *
 * @param label what its provider is called
 * @returns whose it is from now on: somebody else, where it was linked before
 */
export async function linkIdentity(db: Db, account: Account, personId: number, label: string, now: Date) {
  const { issuer, subject } = account
  await db.insert(identities).values({ issuer, subject, personId, label, linkedAt: now }).onConflictDoNothing()
  return personOfIdentity(db, account)
}

/** Somebody's accounts elsewhere, the first linked first. */
export async function listIdentities(db: Db, personId: number): Promise<IdentityView[]> {
  const { issuer, subject, label, linkedAt } = identities
  const rows = await db
    .select({ issuer, subject, label, linkedAt })
    .from(identities)
    .where(eq(identities.personId, personId))
    .orderBy(asc(linkedAt), asc(issuer))
  return rows.map((row) => ({ ...row, linkedAt: row.linkedAt.toISOString() }))
}

/** @returns false where nobody of that issuer and subject is linked to this person */
export async function unlinkIdentity(db: Db, personId: number, { issuer, subject }: Account): Promise<boolean> {
  const gone = await db
    .delete(identities)
    .where(and(eq(identities.personId, personId), eq(identities.issuer, issuer), eq(identities.subject, subject)))
    .returning({ subject: identities.subject })
  return gone.length > 0
}
