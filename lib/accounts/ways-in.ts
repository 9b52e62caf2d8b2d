import { and, eq, isNotNull, ne, or } from 'drizzle-orm'
import { identities, passkeys, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/**
 * Whether somebody could still sign in without one of their ways: a password, a confirmed address, another passkey,
 * another provider. Recovery codes do not count: they are for the day when all that is lost.
 */
export async function hasOtherWay(
  db: Db,
  personId: number,
  without: { passkey?: string; identity?: { issuer: string; subject: string }; password?: true; email?: true },
): Promise<boolean> {
  const [own] = await db
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.id, personId),
        or(
          without.password ? undefined : isNotNull(people.passwordHash),
          without.email ? undefined : isNotNull(people.email),
        ),
      ),
    )
  // With both left out the condition says nothing at all.
  if (own && !(without.password && without.email)) return true
  const [key] = await db
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(and(eq(passkeys.personId, personId), without.passkey ? ne(passkeys.id, without.passkey) : undefined))
    .limit(1)
  if (key) return true
  const { identity } = without
  const [linked] = await db
    .select({ issuer: identities.issuer })
    .from(identities)
    .where(
      and(
        eq(identities.personId, personId),
        identity ? or(ne(identities.issuer, identity.issuer), ne(identities.subject, identity.subject)) : undefined,
      ),
    )
    .limit(1)
  return linked !== undefined
}
