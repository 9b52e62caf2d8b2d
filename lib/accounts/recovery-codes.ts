import { createHmac } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { recoveryCodes } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { hashOf, newToken } from './tokens.ts'

const CODES = 10
/** Without letters that look like digits, and without vowels that make words. */
const SIGNS = '23456789bcdfghjkmnpqrstvwxyz'
/** Of 28 signs each: 77 bits. */
const LENGTH = 16

/** How long the browser that asked for codes may look at them. */
export const CODES_SECONDS = 5 * 60

/** The ten codes that a seed stands for: they are shown by working them out again, and stored as hashes only. */
export const codesOf = (seed: string): string[] =>
  Array.from({ length: CODES }, (_, at) => {
    const bytes = createHmac('sha256', seed).update(`recovery-code ${at}`).digest()
    const signs = [...bytes.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
    return signs.replace(/(.{4})(?=.)/g, '$1-')
  })

/** However it was copied: case, spaces and hyphens do not matter. */
const codeHash = (code: string) => hashOf(code.toLowerCase().replace(/[\s-]/g, ''))

/** Makes ten new codes in place of all before. @returns the seed, for the asking browser only */
export async function makeRecoveryCodes(db: Db, personId: number): Promise<string> {
  const seed = newToken()
  await db.transaction(async (tx) => {
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId))
    await tx.insert(recoveryCodes).values(codesOf(seed).map((code) => ({ codeHash: codeHash(code), personId })))
  })
  return seed
}

/** The codes of a seed, as long as they are this person's and none of them is spent; else null. */
export async function shownCodes(db: Db, personId: number, seed: string | null): Promise<string[] | null> {
  if (seed === null) return null
  const codes = codesOf(seed)
  const [first] = codes
  if (first === undefined) return null
  const rows = await db
    .select({ usedAt: recoveryCodes.usedAt })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.codeHash, codeHash(first)), eq(recoveryCodes.personId, personId)))
  return rows.length === 1 ? codes : null
}

/** How many codes somebody still has. */
export async function recoveryCodesLeft(db: Db, personId: number): Promise<number> {
  const [row] = await db
    .select({ left: sql<number>`count(*)::int` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)))
  return row?.left ?? 0
}

/** Spends one of a person's codes, in one statement. @returns false if it is not theirs, or spent */
export async function spendRecoveryCode(db: Db, personId: number, code: string, now: Date): Promise<boolean> {
  const spent = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.codeHash, codeHash(code)),
        eq(recoveryCodes.personId, personId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ personId: recoveryCodes.personId })
  return spent.length === 1
}
