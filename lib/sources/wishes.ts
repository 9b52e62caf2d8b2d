import { and, asc, count, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { sourceWishes } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { WishState } from './model.ts'

/** An address that somebody wants to be a source, and what came of it. */
export type Wish = Pick<
  typeof sourceWishes.$inferSelect,
  'id' | 'address' | 'title' | 'section' | 'line' | 'starter' | 'state' | 'told'
>

/** What is put on the list; with `told` it is settled from the start. */
export type NewWish = Pick<Wish, 'address'> & Partial<Pick<Wish, 'title' | 'section' | 'line' | 'starter'>> & Verdict
type Verdict = { told?: undefined } | { state: Exclude<WishState, 'waiting'>; told: string }

/** So many stand in the list at once. */
export const MOST_WISHES = 2_000
/** Longer than asking for one can take: a page, the feeds that it names, and our guesses. */
const CLAIM_MS = 10 * 60_000
/** Rows that go into one statement: it takes 32,767 values. */
const BATCH = 500

const shown = {
  id: sourceWishes.id,
  address: sourceWishes.address,
  title: sourceWishes.title,
  section: sourceWishes.section,
  line: sourceWishes.line,
  starter: sourceWishes.starter,
  state: sourceWishes.state,
  told: sourceWishes.told,
}

/** The addresses of the last time: in the order of the file that they came with, else as they were given. */
export function readWishes(db: Db): Promise<Wish[]> {
  return db.select(shown).from(sourceWishes).orderBy(sql`${sourceWishes.line} asc nulls first`, asc(sourceWishes.id))
}

/** How many are in each state. */
export async function countWishes(db: Db): Promise<Record<WishState, number>> {
  const rows = await db
    .select({ state: sourceWishes.state, wishes: count() })
    .from(sourceWishes)
    .groupBy(sourceWishes.state)
  const none = { waiting: 0, added: 0, known: 0, refused: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, wishes }) => [state, wishes])) }
}

/**
 * Puts addresses on the list, where they outlast a stop of the paper. What was settled before makes room; what still
 * waits stays, and no address waits twice.
 *
 * @returns how many are on the list now; null if they are more than it holds, and then none was put there
 */
export function addWishes(db: Db, wanted: readonly NewWish[]): Promise<number | null> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('source_wishes'))`)
    const waiting = await tx
      .select({ address: sourceWishes.address })
      .from(sourceWishes)
      .where(eq(sourceWishes.state, 'waiting'))
    const known = new Set(waiting.map(({ address }) => address))
    const fresh = wanted.filter(
      (wish) => wish.told !== undefined || (!known.has(wish.address) && known.add(wish.address)),
    )
    if (waiting.length + fresh.length > MOST_WISHES) return null
    await tx.delete(sourceWishes).where(ne(sourceWishes.state, 'waiting'))
    for (let at = 0; at < fresh.length; at += BATCH) {
      await tx.insert(sourceWishes).values(fresh.slice(at, at + BATCH))
    }
    return waiting.length + fresh.length
  })
}

/** The next that waits and that nobody asks for; it is the caller's until it is settled, or for ten minutes. */
export async function claimWish(db: Db, now: Date): Promise<Wish | null> {
  const free = or(isNull(sourceWishes.claimedUntil), lte(sourceWishes.claimedUntil, now))
  const next = db
    .select({ id: sourceWishes.id })
    .from(sourceWishes)
    .where(and(eq(sourceWishes.state, 'waiting'), free))
    .orderBy(asc(sourceWishes.id))
    .limit(1)
    .for('update', { skipLocked: true })
  const [wish] = await db
    .update(sourceWishes)
    .set({ claimedUntil: new Date(now.getTime() + CLAIM_MS) })
    .where(inArray(sourceWishes.id, next))
    .returning(shown)
  return wish ?? null
}

/** For a process that has the store to itself: whoever asked before it is dead. */
export async function freeWishes(db: Db): Promise<void> {
  await db.update(sourceWishes).set({ claimedUntil: null }).where(eq(sourceWishes.state, 'waiting'))
}

/** Notes what came of one. */
export async function settleWish(
  db: Db,
  id: number,
  state: Exclude<WishState, 'waiting'>,
  told: string,
): Promise<void> {
  await db.update(sourceWishes).set({ state, told, claimedUntil: null }).where(eq(sourceWishes.id, id))
}
