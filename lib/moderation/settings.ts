import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { foldList, type Listed, listedOf } from './checks/listed-word.ts'

const NAME = 'comments'
/** A row of its own: it may be long, and only the check of a new comment reads it. */
const LIST_NAME = 'listed-words'

export const MOST_NEWCOMERS = 10
export const MOST_DAYS_OPEN = 3_650
export const MOST_LISTED = 20_000
export const LONGEST_LISTED = 80

/** What the desk may set about comments; every field has its default, and a stored value that makes no sense counts as absent. */
const Stored = z.object({
  /** So many first comments of an account wait (rules §8: 0 to 10). */
  newcomers: z.number().int().min(0).max(MOST_NEWCOMERS).catch(2),
  /** Days after which a thread takes no more comments; 0: never. */
  closeAfterDays: z.number().int().min(0).max(MOST_DAYS_OPEN).catch(30),
  /** From this likeness to rejected comments on, 0 to 1, one waits; 1: never. */
  threshold: z.number().min(0.5).max(1).catch(0.9),
})
const StoredList = z
  .object({ typed: z.array(z.string()), folded: z.array(z.string()) })
  .catch({ typed: [], folded: [] })

export type CommentSettings = z.infer<typeof Stored>

export async function commentSettings(db: Db): Promise<CommentSettings> {
  return Stored.parse((await read(db, NAME)) ?? {})
}

/** Words that moderators look at first, as the check reads them. */
export async function listedWords(db: Db): Promise<Listed> {
  return listedOf(StoredList.parse(await read(db, LIST_NAME)).folded)
}

/** The same, as they were typed at the desk. */
export async function typedWords(db: Db): Promise<string[]> {
  return StoredList.parse(await read(db, LIST_NAME)).typed
}

/** Keeps what is given and leaves the rest as it is. */
export async function keepCommentSettings(
  db: Db,
  given: Partial<CommentSettings> & { listedWords?: readonly string[] },
): Promise<void> {
  const { listedWords: typed, ...changed } = given
  if (Object.keys(changed).length) await keep(db, NAME, { ...(await commentSettings(db)), ...changed })
  if (typed) await keep(db, LIST_NAME, { typed, folded: foldList(typed) })
}

async function read(db: Db, name: string): Promise<unknown> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, name))
  return row?.value
}

async function keep(db: Db, name: string, value: unknown): Promise<void> {
  await db
    .insert(settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
}
