import { and, desc, eq, ilike, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { articles, comments, people, reports, sanctions } from '#drizzle/schema/index.ts'
import type { Bar, Role } from '#lib/accounts/model.ts'
import { barOf } from '#lib/accounts/sessions.ts'
import type { CommentState } from '#lib/comments/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { SanctionKind } from './model.ts'
import { turnedDown } from './verdict-acts.ts'

const A_PAGE = 50
const LAST_COMMENTS = 50

export const PEOPLE_PARTS = ['all', 'staff', 'barred'] as const
export type PeoplePart = (typeof PEOPLE_PARTS)[number]

/** A line of the people at the desk. */
export type PersonLine = {
  id: number
  name: string | null
  handle: string
  role: Role
  since: string
  /** A pause or ban in force. */
  barred: SanctionKind | null
}

const here = and(isNull(people.goneAt), eq(people.sample, false))

/**
 * Accounts, newest first, or those whose handle or name holds what is looked for. Mail addresses are neither shown nor
 * searched.
 *
 * @param ask.before the last one of the page before
 */
export async function listAccounts(
  db: Db,
  ask: { q: string; part: PeoplePart; before: number | null },
  now: Date,
): Promise<{ people: PersonLine[]; next: number | null }> {
  const barred = sql<SanctionKind | null>`(select s.kind from ${sanctions} s where s.person_id = ${people.id} and s.kind <> 'warning'
    and s.lifted_at is null and (s.until is null or s.until > ${now.toISOString()}::timestamptz) order by s.kind = 'ban' desc limit 1)`
  const like = `%${ask.q.replace(/[\\%_]/g, '\\$&')}%`
  const { id, name, handle, role, createdAt } = people
  const found = await db
    .select({ id, name, handle, role, createdAt, barred })
    .from(people)
    .where(
      and(
        here,
        ask.q ? or(ilike(handle, like), ilike(name, like)) : undefined,
        ask.part === 'staff' ? ne(role, 'reader') : undefined,
        ask.part === 'barred' ? isNotNull(barred) : undefined,
        ask.before === null ? undefined : lt(id, ask.before),
      ),
    )
    .orderBy(desc(id))
    .limit(A_PAGE + 1)
  const page = found.slice(0, A_PAGE)
  return {
    people: page.map(({ createdAt: at, ...line }) => ({ ...line, since: at.toISOString() })),
    next: found.length > A_PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

export type SanctionLine = {
  id: number
  kind: SanctionKind
  reason: string
  from: string
  until: string | null
  liftedAt: string | null
  moderator: string | null
  /** It keeps them from writing now. */
  inForce: boolean
}

export type PersonComment = {
  id: number
  body: string
  state: CommentState
  createdAt: string
  article: { id: number; slug: string; headline: string }
}

export type PersonRecord = Omit<PersonLine, 'barred'> & {
  bar: Bar | null
  counts: Record<CommentState, number> & { turnedDown: number; reported: number }
  sanctions: SanctionLine[]
  /** The last fifty, newest first, but for what they have deleted themselves. */
  comments: PersonComment[]
}

/** What the desk knows of somebody; null for nobody, for whoever has left, and for invented people. */
export async function personRecord(db: Db, personId: number, now: Date): Promise<PersonRecord | null> {
  const { id, name, handle, role, createdAt } = people
  const [person] = await db
    .select({ id, name, handle, role, createdAt })
    .from(people)
    .where(and(eq(id, personId), here))
  if (!person) return null
  const [bar, counts, given, last] = await Promise.all([
    barOf(db, personId, now),
    countsOf(db, personId),
    sanctionsOf(db, personId, now),
    commentsOf(db, personId),
  ])
  const { createdAt: at, ...line } = person
  return { ...line, since: at.toISOString(), bar, counts, sanctions: given, comments: last }
}

async function countsOf(db: Db, personId: number): Promise<PersonRecord['counts']> {
  const number = (where: unknown) => sql<number>`(count(*) filter (where ${where}))::int`
  const { state, id } = comments
  const [row] = await db
    .select({
      shown: number(eq(state, 'shown')),
      held: number(eq(state, 'held')),
      rejected: number(eq(state, 'rejected')),
      removed: number(eq(state, 'removed')),
      turnedDown: number(turnedDown(sql`${id}`)),
      reported: number(sql`exists (select from ${reports} r where r.comment_id = ${id})`),
    })
    .from(comments)
    .where(eq(comments.personId, personId))
  return row ?? { shown: 0, held: 0, rejected: 0, removed: 0, turnedDown: 0, reported: 0 }
}

async function sanctionsOf(db: Db, personId: number, now: Date): Promise<SanctionLine[]> {
  const moderator = sql<
    string | null
  >`(select coalesce(a.name, a.handle) from ${people} a where a.id = ${sanctions.moderatorId})`
  const found = await db
    .select({ sanction: sanctions, moderator })
    .from(sanctions)
    .where(eq(sanctions.personId, personId))
    .orderBy(desc(sanctions.id))
  return found.map(({ sanction: { id, kind, reason, from, until, liftedAt }, moderator: by }) => ({
    ...{ id, kind, reason, moderator: by },
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    liftedAt: liftedAt?.toISOString() ?? null,
    inForce: kind !== 'warning' && liftedAt === null && (until === null || until > now),
  }))
}

async function commentsOf(db: Db, personId: number): Promise<PersonComment[]> {
  const { id, body, state, createdAt } = comments
  const article = { id: articles.id, slug: articles.slug, headline: articles.headline }
  const found = await db
    .select({ id, body, state, createdAt, article })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(eq(comments.personId, personId), sql`${comments.removedBy} is distinct from 'author'`))
    .orderBy(desc(createdAt), desc(id))
    .limit(LAST_COMMENTS)
  return found.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}
