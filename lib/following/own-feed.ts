import { and, eq, isNull } from 'drizzle-orm'
import { ownFeeds, people } from '#drizzle/schema/index.ts'
import { barOf } from '#lib/accounts/sessions.ts'
import { hashOf, newToken } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'
import { type Language, spoken } from '#lib/messages/languages.ts'

/** How long the browser that asked for the address may look at it. */
export const TOLD_SECONDS = 5 * 60

/** A new key in place of the one before, which is worth nothing from now on. @returns the key, which nobody is told again */
export async function makeFeedKey(db: Db, personId: number, now: Date): Promise<string> {
  const key = newToken()
  const made = { keyHash: hashOf(key), madeAt: now }
  await db
    .insert(ownFeeds)
    .values({ personId, ...made })
    .onConflictDoUpdate({ target: ownFeeds.personId, set: made })
  return key
}

/** From now on there is no such feed. */
export async function dropFeedKey(db: Db, personId: number): Promise<void> {
  await db.delete(ownFeeds).where(eq(ownFeeds.personId, personId))
}

/**
 * Whose feed a key opens.
 *
 * @returns null for a key that is none, or none any more, and while its owner is banned or on the way out
 */
export async function feedOwner(
  db: Db,
  key: string,
  now: Date,
): Promise<{ id: number; language: Language | null } | null> {
  if (!/^[\w-]{43}$/.test(key)) return null
  const [owner] = await db
    .select({ id: people.id, preferences: people.preferences })
    .from(ownFeeds)
    .innerJoin(people, eq(people.id, ownFeeds.personId))
    .where(and(eq(ownFeeds.keyHash, hashOf(key)), isNull(people.goneAt), isNull(people.leavesAt)))
  if (!owner || (await barOf(db, owner.id, now))?.kind === 'ban') return null
  const { language } = owner.preferences
  return { id: owner.id, language: language === undefined ? null : spoken(language) }
}

/** What the page says of somebody's feed: since when it has its address, and the key, where this browser has just made it. */
export async function ownFeedState(
  db: Db,
  personId: number,
  made: string | null,
): Promise<{ madeAt: Date; key: string | null } | null> {
  const [row] = await db.select().from(ownFeeds).where(eq(ownFeeds.personId, personId))
  if (!row) return null
  return { madeAt: row.madeAt, key: made !== null && hashOf(made) === row.keyHash ? made : null }
}
