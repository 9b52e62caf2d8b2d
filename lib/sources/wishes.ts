import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** An address that somebody wants to be a source, and what came of it. */
const Wish = z.object({
  address: z.string(),
  /** The name of its section; it is made if it is not there. */
  section: z.string().nullable(),
  state: z.enum(['waiting', 'added', 'refused']),
  /** One sentence, once it was asked for. */
  told: z.string(),
})
export type Wish = z.infer<typeof Wish>

/** So many stand in the list at once. */
export const MOST_WISHES = 500
const ROW = 'sources.wishes'

/** The addresses of the last time, in the order in which they were given. */
export async function readWishes(db: Db): Promise<Wish[]> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, ROW))
  const parsed = z.array(Wish).safeParse(row?.value)
  return parsed.success ? parsed.data : []
}

/**
 * Puts addresses on the list, where they outlast a stop of the paper. What was settled before makes room; what still
 * waits stays, and no address waits twice.
 *
 * @returns how many are on the list now; null if they are more than it holds, and then none was put there
 */
export function addWishes(
  db: Db,
  wanted: readonly { address: string; section: string | null }[],
): Promise<number | null> {
  return changed<number | null>(db, (before) => {
    const waiting = before.filter(({ state }) => state === 'waiting')
    const known = new Set(waiting.map(({ address }) => address))
    const fresh = wanted.filter(({ address }) => !known.has(address) && known.add(address))
    if (waiting.length + fresh.length > MOST_WISHES) return { result: null }
    const list = [...waiting, ...fresh.map((wish) => ({ ...wish, state: 'waiting' as const, told: '' }))]
    return { list, result: list.length }
  })
}

/** Notes what came of one. */
export function settleWish(db: Db, address: string, state: 'added' | 'refused', told: string): Promise<void> {
  return changed(db, (before) => ({
    list: before.map((wish) => (wish.address === address ? { ...wish, state, told } : wish)),
    result: undefined,
  }))
}

/** One change after the other, whoever makes it: the row is held meanwhile. */
function changed<T>(db: Db, change: (before: Wish[]) => { list?: Wish[]; result: T }): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.insert(settings).values({ name: ROW, value: [] }).onConflictDoNothing()
    await tx.select({ name: settings.name }).from(settings).where(eq(settings.name, ROW)).for('update')
    const { list, result } = change(await readWishes(tx))
    if (list) await tx.update(settings).set({ value: list }).where(eq(settings.name, ROW))
    return result
  })
}
