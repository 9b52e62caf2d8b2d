import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { pictures } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { instant, rows } from '#lib/db/rows.ts'
import type { PictureProblem, Size } from './model.ts'

const Row = z.object({
  key: z.string(),
  address: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  measured: z.boolean(),
  problem: z.string().nullable(),
  tries: z.number(),
  dueAt: instant.nullable(),
})
export type PictureRow = z.infer<typeof Row>

const columns = sql`p.key, p.address, p.width, p.height, p.measured, p.problem, p.tries, p.due_at as "dueAt"`
const shown = sql`exists (
  select from article_pictures l join articles a on a.id = l.article_id where l.key = p.key and a.removed_at is null)
  or exists (select from copy_pictures c where c.key = p.key)`

/** A picture that some article of the paper or a kept text shows; null for any other, whatever we once knew of it. */
export async function findPicture(db: Db, key: string): Promise<PictureRow | null> {
  const [found] = await rows(db, sql`select ${columns} from pictures p where p.key = ${key} and (${shown})`, Row)
  return found ?? null
}

/** So long one who looks at pictures has them for itself, in ms. */
const CLAIM_MS = 10 * 60 * 1_000
/** Older stories are seldom looked at: their pictures wait until somebody does. */
const NEW_MS = 2 * 24 * 60 * 60 * 1_000

const Claimed = Row.extend({ fresh: z.boolean() })
export type ClaimedPicture = z.infer<typeof Claimed>

/**
 * Takes pictures that are due to be looked at: those that stand for articles before those inside, the newest first.
 * `fresh`: it stands for an article of the last two days, so that somebody will ask for it soon.
 */
export async function claimPictures(db: Db, now: Date, most: number): Promise<ClaimedPicture[]> {
  const at = now.toISOString()
  const until = new Date(now.getTime() + CLAIM_MS).toISOString()
  const since = new Date(now.getTime() - NEW_MS).toISOString()
  return rows(
    db,
    sql`update pictures p set claimed_until = ${until}::timestamptz from (
          select d.key, s.place = 0 and s.at > ${since}::timestamptz as fresh
          from pictures d, lateral (
            select min(u.place) as place, max(u.at) as at from (
              select l.place, a.published_at as at from article_pictures l join articles a on a.id = l.article_id
              where l.key = d.key and a.removed_at is null
              union all
              select 1000, c.taken_at from copy_pictures k join copies c on c.id = k.copy_id where k.key = d.key) u
          ) s
          where d.due_at <= ${at}::timestamptz and (d.claimed_until is null or d.claimed_until < ${at}::timestamptz)
            and s.place is not null
          order by s.place > 0, s.at desc limit ${most} for update of d skip locked
        ) due where due.key = p.key returning ${columns}, due.fresh`,
    Claimed,
  )
}

/** @returns whether pages show something else from now on */
export async function recordSize(db: Db, row: PictureRow, { width, height }: Size): Promise<boolean> {
  const same = row.width === width && row.height === height && row.problem === null
  if (same && row.measured && row.dueAt === null) return false
  await db
    .update(pictures)
    .set({ width, height, measured: true, problem: null, tries: 0, dueAt: null, claimedUntil: null })
    .where(eq(pictures.key, row.key))
  return !same
}

const MINUTE = 60 * 1_000
/** After each further failure in a row, in minutes; after the last nobody tries again. */
const RESTS = [10, 60, 6 * 60, 24 * 60, 7 * 24 * 60, 28 * 24 * 60]

/**
 * A picture that could not be had rests, longer each time.
 *
 * @param restSeconds what its server asked for; 0 if nothing
 * @returns whether pages show something else from now on
 */
export async function recordProblem(
  db: Db,
  row: PictureRow,
  problem: PictureProblem,
  now: Date,
  restSeconds = 0,
): Promise<boolean> {
  const rest = RESTS[row.tries]
  const dueAt = rest === undefined ? null : new Date(now.getTime() + Math.max(rest * MINUTE, restSeconds * 1_000))
  await db
    .update(pictures)
    .set({ problem, tries: row.tries + 1, dueAt, claimedUntil: null })
    .where(eq(pictures.key, row.key))
  return row.problem === null
}

/** Whether a failed picture may be asked for again. */
export const mayTry = ({ problem, dueAt }: PictureRow, now: Date): boolean =>
  problem === null || (dueAt !== null && dueAt <= now)

/** Forgets pictures that no article and no kept text shows any more. @returns how many */
export async function tidyPictures(db: Db): Promise<number> {
  const gone = await rows(
    db,
    sql`delete from pictures p where not exists (select from article_pictures l where l.key = p.key)
          and not exists (select from copy_pictures c where c.key = p.key) returning p.key`,
    z.object({ key: z.string() }),
  )
  return gone.length
}

/** Gives back a claim on a picture that was not looked at. */
export async function releasePicture(db: Db, key: string): Promise<void> {
  await db.update(pictures).set({ claimedUntil: null }).where(eq(pictures.key, key))
}
