import { inArray } from 'drizzle-orm'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { handleKey, isReserved } from './handles.ts'
import { HANDLE } from './model.ts'

const LONGEST = 30
/** How many of the same name are told apart by a number. */
const MOST = 40

/**
 * A handle that is free and could be somebody's, made of what they are called elsewhere.
 *
 * @param called in the order of preference; foreign text
 * @returns "" where none of it will do: scripts other than Latin, a name that speaks for the paper
 */
export async function suggestHandle(db: Db, called: readonly (string | null)[], paperName: string): Promise<string> {
  for (const name of called) {
    const handle = asHandle(name ?? '')
    if (!HANDLE.test(handle) || isReserved(handle, paperName)) continue
    const numbered = Array.from({ length: MOST }, (_, index) => `${handle.slice(0, LONGEST - 3)}-${index + 2}`)
    const candidates = [handle, ...numbered].filter((one) => HANDLE.test(one) && !isReserved(one, paperName))
    const rows = await db
      .select({ key: people.handleKey })
      .from(people)
      .where(inArray(people.handleKey, candidates.map(handleKey)))
    const taken = new Set(rows.map(({ key }) => key))
    const free = candidates.find((one) => !taken.has(handleKey(one)))
    if (free) return free
  }
  return ''
}

/** The part before an `@` only: a handle stands in public, and an address is nobody's business. */
const asHandle = (name: string): string =>
  (name.split('@')[0] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/[-_]{2,}/g, '-')
    .slice(0, LONGEST)
    .replace(/^[-_]+|[-_]+$/g, '')
