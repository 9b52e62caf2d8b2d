import { and, eq, exists, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { mails, people, saves, weekLetters } from '#drizzle/schema/index.ts'
import { barOf } from '#lib/accounts/sessions.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Mail } from '#lib/mail/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { stopToken } from '#lib/notices/stop-token.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { savedSums } from './queries.ts'
import { lastSunday, sundayBefore } from './sunday.ts'
import { weekOf } from './week.ts'
import { writeWeek } from './week-letter-text.ts'

type Desk = { config: Config; db: Db; now(): Date; secret: string }

/** People of one transaction. */
const AT_A_TIME = 200
/** A paper that was away on Sunday morning still writes on that day; later nobody wants it. */
const LATEST_MS = 24 * 60 * 60_000

/**
 * Puts Sunday's letters on their way, from seven in the morning of the paper's time zone: to whoever wishes so, can be
 * reached and has saved something in the week, once for each Sunday, whatever ends the program and however many ask.
 *
 * @returns how many letters
 */
export async function queueWeekLetters({ config, db }: Pick<Desk, 'config' | 'db'>, now: Date): Promise<number> {
  const { timeZone } = await paperIdentity(config, db)
  const sunday = lastSunday(now, timeZone)
  if (now.getTime() - sunday.getTime() > LATEST_MS) return 0
  const from = sundayBefore(sunday, timeZone)
  for (let letters = 0; ; ) {
    const { claimed, queued } = await queueSome(db, { from, sunday, now })
    letters += queued
    if (claimed < AT_A_TIME) return letters
  }
}

async function queueSome(db: Db, { from, sunday, now }: { from: Date; sunday: Date; now: Date }) {
  return db.transaction(async (tx) => {
    // Whoever is locked has just been claimed by another process.
    const due = await tx
      .select({ id: weekLetters.personId })
      .from(weekLetters)
      .where(lt(weekLetters.toldUntil, sunday))
      .limit(AT_A_TIME)
      .for('update', { skipLocked: true })
    const ids = due.map(({ id }) => id)
    if (!ids.length) return { claimed: 0, queued: 0 }
    await tx.update(weekLetters).set({ toldUntil: sunday }).where(inArray(weekLetters.personId, ids))
    const inWeek = tx
      .select({ one: sql`1` })
      .from(saves)
      .where(
        and(
          eq(saves.personId, people.id),
          isNull(saves.removedAt),
          sql`${saves.savedAt} > ${from.toISOString()} and ${saves.savedAt} <= ${sunday.toISOString()}`,
        ),
      )
    const told = await tx
      .select({ id: people.id })
      .from(people)
      .where(
        and(
          inArray(people.id, ids),
          isNotNull(people.email),
          isNull(people.goneAt),
          isNull(people.leavesAt),
          exists(inWeek),
        ),
      )
    const kind = 'saved-week' as const
    const mail: Mail = { kind, to: '', subject: '', text: '', week: sunday.toISOString() }
    const letters = told.map(({ id }) => ({ kind, personId: id, mail, createdAt: now, nextAt: now }))
    if (letters.length) await tx.insert(mails).values(letters)
    return { claimed: ids.length, queued: letters.length }
  })
}

/**
 * Writes the letter of a week, as what was saved stands at this moment.
 *
 * @param week the Sunday that it ends on, an ISO instant
 * @returns null if nothing of it is left, or its reader has stopped these letters, has no address, goes, or is banned
 */
export async function composeWeek(
  { config, db, now, secret }: Desk,
  week: string,
  personId: number,
): Promise<Mail | null> {
  const [person] = await db
    .select({ handle: people.handle, email: people.email, preferences: people.preferences })
    .from(people)
    .innerJoin(weekLetters, eq(weekLetters.personId, people.id))
    .where(and(eq(people.id, personId), isNull(people.goneAt), isNull(people.leavesAt)))
  if (!person?.email || (await barOf(db, personId, now()))?.kind === 'ban') return null
  const paper = await paperIdentity(config, db)
  const sunday = new Date(week)
  const found = await weekOf(db, personId, { from: sundayBefore(sunday, paper.timeZone), until: sunday })
  if (found.count === 0) return null

  const language = person.preferences.language ?? paper.language
  const words = messagesFor(language)
  const at = (path: string) => `${config.publicUrl}${path}`
  const token = stopToken(secret, personId, 'week')
  const { unread } = await savedSums(db, personId)
  return {
    kind: 'saved-week',
    to: person.email,
    subject: words.weekLetter.subject(paper.name, found.count),
    ...writeWeek(found, {
      ...{ words, language, paper: paper.name, handle: person.handle, publicUrl: config.publicUrl },
      sums: words.saved.sums(unread.count, unread.minutes),
      links: { saved: at('/saved'), account: at('/account#week-letter'), stop: at(`/unsubscribe?token=${token}`) },
    }),
    link: at('/saved'),
    unsubscribe: at(`/send/unsubscribe?token=${token}`),
  }
}
