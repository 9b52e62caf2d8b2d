import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import { mails } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { answerOf, codeOf, type Deliver, wordOf } from './deliver.ts'
import { messageOf, Undeliverable } from './message.ts'
import { LONGEST_WORTH_MINUTES, type Mail, WORTH_MINUTES } from './model.ts'

export type Sending = {
  config: Config
  db: Db
  now(): Date
  deliver: Deliver
  /** Writes a letter that is `about` notices, or a week, as they stand now; null if nothing is left to be told. */
  compose(mail: Mail, personId: number): Promise<Mail | null>
  /** Nothing more is begun after it, and what is under way is broken off: it goes with the next start. */
  stopping?: AbortSignal
}

type Row = typeof mails.$inferSelect

const A_ROUND = 20
/** Whoever takes a letter has it for this long; a process that dies meanwhile leaves it to the next. */
const CLAIM_MS = 2 * 60_000
/** However slow a mail server is: well within the claim. */
const LONGEST_MS = 60_000
const LONGEST_WAIT_MINUTES = 60
/** People wait for these at this moment; for the others nobody does. */
const PATIENT = ['reply', 'daily-replies', 'moderation', 'saved-week'] as const
const KEPT_MS = 7 * 24 * 60 * 60_000

/**
 * Sends what is due, at most 20 letters. Each goes at least once, and, but for a crash at the wrong moment, once. One that
 * cannot go is tried again after 1, 2, 4 … 60 minutes, as long as it is worth it; one that is refused for good is given up.
 *
 * @returns how many went, or were not worth sending any more
 */
export async function sendDue(sending: Sending): Promise<number> {
  const { config, db, stopping } = sending
  const claimed = await claim(sending)
  if (!claimed.length) return 0
  const { name } = await paperIdentity(config, db)
  let gone = 0
  for (const row of claimed) {
    if (stopping?.aborted) break
    if ((await renewed(sending, row)) && (await sendOne(sending, name, row))) gone += 1
  }
  if (stopping?.aborted) await release(sending, claimed)
  return gone
}

async function claim({ db, now }: Sending): Promise<Row[]> {
  return db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(mails)
      .where(and(isNull(mails.givenUpAt), lte(mails.nextAt, now())))
      .orderBy(inArray(mails.kind, [...PATIENT]), asc(mails.nextAt), asc(mails.id))
      .limit(A_ROUND)
      .for('update', { skipLocked: true })
    const until = new Date(now().getTime() + CLAIM_MS)
    const ids = due.map(({ id }) => id)
    if (ids.length) await tx.update(mails).set({ nextAt: until }).where(inArray(mails.id, ids))
    return due.map((row) => ({ ...row, nextAt: until }))
  })
}

/** Takes the claim anew before each letter, so that a slow one before it costs none its claim; false if it is another's now. */
async function renewed({ db, now }: Sending, row: Row): Promise<boolean> {
  const until = new Date(now().getTime() + CLAIM_MS)
  const still = await db
    .update(mails)
    .set({ nextAt: until })
    .where(and(eq(mails.id, row.id), eq(mails.nextAt, row.nextAt), eq(mails.attempts, row.attempts)))
    .returning({ id: mails.id })
  row.nextAt = until
  return still.length > 0
}

async function sendOne(sending: Sending, paperName: string, row: Row): Promise<boolean> {
  const { config, db, now, stopping } = sending
  try {
    const mail = await letterOf(sending, row)
    if (mail) {
      const signals = [AbortSignal.timeout(LONGEST_MS), ...(stopping ? [stopping] : [])]
      await sending.deliver(messageOf(config, paperName, row, mail), mail, AbortSignal.any(signals))
    }
    await db.delete(mails).where(eq(mails.id, row.id))
    return true
  } catch (problem) {
    if (!stopping?.aborted) await putOff(db, row, problem, now())
    return false
  }
}

async function letterOf({ compose }: Sending, { mail, personId }: Row): Promise<Mail | null> {
  return (mail.about || mail.week) && personId !== null ? compose(mail, personId) : mail
}

async function putOff(db: Db, row: Row, problem: unknown, now: Date): Promise<void> {
  const word = wordOf(problem)
  const nextAt = new Date(now.getTime() + Math.min(LONGEST_WAIT_MINUTES, 2 ** row.attempts) * 60_000)
  const worth = WORTH_MINUTES[row.kind] ?? LONGEST_WORTH_MINUTES
  const over = isForGood(problem) || nextAt.getTime() > row.createdAt.getTime() + worth * 60_000
  log(over ? 'error' : 'warn', over ? 'mail-given-up' : 'mail-put-off', { id: row.id, kind: row.kind, problem: word })
  // Of a letter that never comes nothing is kept but that there was one.
  const rest = over ? { givenUpAt: now, mail: { kind: row.kind, to: '', subject: '', text: '' } } : {}
  await db
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, nextAt, problem: word, ...rest })
    .where(eq(mails.id, row.id))
}

/**
 * This recipient or this letter is refused, and would be again. A server that turns us away, whatever for, may be mended
 * by its operator or ours; and 503 says that the talk went wrong, not the letter.
 */
function isForGood(problem: unknown): boolean {
  if (problem instanceof Undeliverable) return true
  const answer = answerOf(problem)
  return /^(EENVELOPE|EMESSAGE)$/.test(codeOf(problem)) && answer >= 500 && answer !== 503
}

async function release({ db, now }: Sending, claimed: Row[]): Promise<void> {
  for (const { id, nextAt } of claimed) {
    await db
      .update(mails)
      .set({ nextAt: now() })
      .where(and(eq(mails.id, id), eq(mails.nextAt, nextAt)))
  }
}

/** Takes out what was given up a week ago. */
export async function tidyMails(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS)
  await db.delete(mails).where(and(isNotNull(mails.givenUpAt), lt(mails.givenUpAt, before)))
}
