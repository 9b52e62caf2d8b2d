import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { mails, notices, people } from '#drizzle/schema/index.ts'
import type { MailRhythm } from '#lib/accounts/model.ts'
import { barOf } from '#lib/accounts/sessions.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { Mail } from '#lib/mail/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { lastMorning } from './morning.ts'
import { repliesOf } from './queries.ts'
import { stopToken } from './stop-token.ts'

export type LetterDesk = { config: Config; db: Db; now(): Date; secret: string }

const AT_A_TIME = 1_000
const MOST_IN_A_LETTER = 20
const LONGEST_EXCERPT = 300
/** One process of the paper at a time: two would share one morning's replies out over two letters. */
const LOCK = 4_031_907_252

const rhythm = sql<MailRhythm>`coalesce(${people.preferences} ->> 'replyMail', 'never')`

/**
 * Puts letters about replies on their way, for those who wish so: at once, or one at eight in the morning with all since
 * the last. What its reader has seen in the page already, and what is not wished by mail, is done with.
 *
 * @returns how many letters
 */
export async function queueReplyLetters({ config, db, now }: LetterDesk): Promise<number> {
  const { timeZone } = await paperIdentity(config, db)
  const morning = lastMorning(now(), timeZone)
  return db.transaction(async (tx) => {
    const lock = sql`select pg_try_advisory_xact_lock(${LOCK}) as locked`
    const [turn] = await rows(tx, lock, z.object({ locked: z.boolean() }))
    if (!turn?.locked) return 0
    const open = await tx
      .select({
        id: notices.id,
        personId: notices.personId,
        at: notices.at,
        readAt: notices.readAt,
        rhythm,
        reachable: sql<boolean>`${people.email} is not null and ${people.goneAt} is null`,
      })
      .from(notices)
      .innerJoin(people, eq(people.id, notices.personId))
      .where(
        and(
          isNull(notices.mailedAt),
          eq(notices.kind, 'reply'),
          sql`(${rhythm} <> 'daily' or ${notices.at} <= ${morning.toISOString()} or ${notices.readAt} is not null)`,
        ),
      )
      .orderBy(asc(notices.at), asc(notices.id))
      .limit(AT_A_TIME)
    if (!open.length) return 0
    const done = open.map(({ id }) => id)
    await tx.update(notices).set({ mailedAt: now() }).where(inArray(notices.id, done))
    const owed = open.filter((one) => one.reachable && one.readAt === null && one.rhythm !== 'never')
    const letters = [...Map.groupBy(owed, ({ personId }) => personId)].map(([personId, ones]) => {
      const kind = ones[0]?.rhythm === 'daily' ? ('daily-replies' as const) : ('reply' as const)
      const mail: Mail = { kind, to: '', subject: '', text: '', about: ones.map(({ id }) => id) }
      return { kind, personId, mail, createdAt: now(), nextAt: now() }
    })
    if (letters.length) await tx.insert(mails).values(letters)
    return letters.length
  })
}

/**
 * Writes a letter about replies, as they stand at this moment.
 *
 * @returns null if none of them can be read any more, or its reader has stopped these letters, has no address, or is banned
 */
export async function composeReplies(
  { config, db, now, secret }: LetterDesk,
  { kind, about = [] }: Pick<Mail, 'kind' | 'about'>,
  personId: number,
): Promise<Mail | null> {
  const [person] = await db
    .select({ handle: people.handle, email: people.email, rhythm, preferences: people.preferences })
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.goneAt)))
  if (!person?.email || person.rhythm === 'never') return null
  if ((await barOf(db, personId, now()))?.kind === 'ban') return null
  const replies = await repliesOf(db, personId, about, now())
  if (!replies.length) return null

  const paper = await paperIdentity(config, db)
  const { letters } = messagesFor(person.preferences.language ?? paper.language).notices
  const at = (path: string) => `${config.publicUrl}${path}`
  const told = replies.slice(0, MOST_IN_A_LETTER).map(({ by, headline, body, commentId }) =>
    letters.reply({
      by: oneLine(by),
      headline: oneLine(headline),
      text: quoted(body),
      link: at(`/comment/${commentId}`),
    }),
  )
  if (replies.length > told.length) told.push(letters.more(replies.length - told.length, at('/notices')))
  const token = stopToken(secret, personId, 'replies')
  const foot = letters.foot(paper.name, at('/account#replies'), at(`/unsubscribe?token=${token}`))
  return {
    kind,
    to: person.email,
    subject:
      kind === 'reply' && replies.length === 1 ? letters.one(paper.name) : letters.many(paper.name, replies.length),
    text: `${[letters.greeting(person.handle), ...told].join('\n\n')}${foot}`,
    link: at('/notices'),
    unsubscribe: at(`/send/unsubscribe?token=${token}`),
  }
}

/** The first 300 signs, each line marked as somebody else's words, so that none can pass for the paper's. */
function quoted(body: string): string {
  const signs = [...body.replace(/\n{2,}/g, '\n\n')]
  const cut = signs.length > LONGEST_EXCERPT ? `${signs.slice(0, LONGEST_EXCERPT).join('').trimEnd()}…` : signs.join('')
  return cut.replace(/^/gm, '> ')
}

function oneLine(text: string): string
function oneLine(text: string | null): string | null
function oneLine(text: string | null): string | null {
  return text?.replace(/\s+/gu, ' ') ?? null
}
