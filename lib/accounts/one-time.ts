import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import { oneTimeTokens } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { TokenPurpose } from './model.ts'
import { hashOf, newToken } from './tokens.ts'

type Given = {
  /** 256 random bits that somebody else has made; absent: new ones. */
  token?: string
  purpose: TokenPurpose
  seconds: number
  personId?: number | null
  /** Only the browser with this value in its own cookie may spend it. */
  browser?: string | null
  payload?: Record<string, unknown>
  madeBy?: number | null
}

/** Makes a token that works once. Only its hash is stored. */
export async function giveToken(db: Db, given: Given, now: Date): Promise<string> {
  const token = given.token ?? newToken()
  await db.insert(oneTimeTokens).values({
    tokenHash: hashOf(token),
    purpose: given.purpose,
    personId: given.personId ?? null,
    browserHash: given.browser ? hashOf(given.browser) : null,
    payload: given.payload ?? {},
    createdAt: now,
    expiresAt: new Date(now.getTime() + given.seconds * 1000),
    madeBy: given.madeBy ?? null,
  })
  return token
}

/**
 * Spends a token, in one statement: of many who come at once with the same one, one gets it.
 *
 * @param browser the asking browser's own value, if it has one
 * @returns whose it is and what it carries; null if it is not good (any more), or not here
 */
export async function spendToken(
  db: Db,
  purpose: TokenPurpose,
  token: string,
  browser: string | null,
  now: Date,
): Promise<{ personId: number | null; payload: Record<string, unknown> } | null> {
  const bound = browser === null ? undefined : eq(oneTimeTokens.browserHash, hashOf(browser))
  const [spent] = await db
    .update(oneTimeTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(oneTimeTokens.tokenHash, hashOf(token)),
        eq(oneTimeTokens.purpose, purpose),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now),
        or(isNull(oneTimeTokens.browserHash), bound),
      ),
    )
    .returning({ personId: oneTimeTokens.personId, payload: oneTimeTokens.payload })
  return spent ?? null
}

export type OpenToken = { personId: number | null; payload: Record<string, unknown>; browserHash: string | null }

/** A token that may still be spent, whichever browser asks; null otherwise. For pages that say what a link would do. */
export async function findToken(db: Db, purpose: TokenPurpose, token: string, now: Date): Promise<OpenToken | null> {
  const { personId, payload, browserHash } = oneTimeTokens
  const [row] = await db
    .select({ personId, payload, browserHash })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.tokenHash, hashOf(token)),
        eq(oneTimeTokens.purpose, purpose),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now),
      ),
    )
  return row ?? null
}

/** Whether this browser may spend it. */
export const fitsBrowser = ({ browserHash }: OpenToken, browser: string | null): boolean =>
  browserHash === null || (browser !== null && hashOf(browser) === browserHash)

/** Takes a person's tokens of these kinds away: a link is over when a newer one is asked for, or the password is new. */
export async function dropTokens(db: Db, personId: number, purposes: readonly TokenPurpose[]): Promise<void> {
  await db
    .delete(oneTimeTokens)
    .where(and(eq(oneTimeTokens.personId, personId), inArray(oneTimeTokens.purpose, [...purposes])))
}
