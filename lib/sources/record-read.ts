import { and, eq, sql } from 'drizzle-orm'
import { sourceMoves, sources } from '#drizzle/schema/index.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import type { Db } from '#lib/db/model.ts'
import type { ParsedFeed } from '#lib/feeds/model.ts'
import type { SourceRow } from './health.ts'
import type { SourceProblem } from './model.ts'
import type { Move } from './moves.ts'
import { type ReuseBasis, rightsOf } from './rights.ts'
import { nextReadAt, rhythmOf, stretched } from './schedule.ts'

/** Validators and the hint of an answer. */
export type Stamp = {
  etag: string | null
  lastModified: string | null
  bodyHash: string | null
  hintSeconds: number
  move: Move
}

/** What became of one read of a source. */
export type Reading =
  | { kind: 'unchanged'; stamp: Stamp }
  /** `added`: entries that nobody had told us of. */
  | { kind: 'parsed'; stamp: Stamp; feed: ParsedFeed; guidsRepeat: boolean; added: number }
  | { kind: 'failed'; problem: SourceProblem; detail: string | null; retryAfterSeconds: number }

/**
 * Lets this one commit reach the disk with the next: a crash that loses it costs one more request that is answered
 * with "unchanged", and a poll that finds nothing new is spared a hundred waits for the disk.
 */
const UNHURRIED = sql`set_config('synchronous_commit', 'off', true) is not null`

/**
 * Writes a source's health after a read, when it will be read next, and frees its claim: one statement, and one more where
 * it has moved.
 * Validators are taken over only with a feed that was parsed, or with an answer that said "unchanged".
 *
 * @param jitter 0 to 1
 */
export async function recordRead(
  db: Db,
  source: SourceRow,
  reading: Reading,
  now: Date,
  jitter = Math.random(),
): Promise<void> {
  const facts = factsOf(source, reading, now)
  const planned = nextReadAt(now, { ...source, ...facts, pushed: isPushed({ ...source, ...facts }, now) }, jitter)
  await db
    .update(sources)
    .set({
      ...facts,
      lastReadAt: reading.kind === 'failed' && reading.problem === 'held' ? source.lastReadAt : now,
      nextReadAt: planned,
      claimedUntil: null,
      // One that was removed while it was being read stays removed.
      ...(reading.kind === 'failed' &&
        reading.problem === 'gone' && {
          state: sql`case ${sources.state} when 'removed' then ${sources.state} else 'gone' end`,
        }),
    })
    .where(and(eq(sources.id, source.id), reading.kind === 'unchanged' ? UNHURRIED : undefined))
  const to = reading.kind === 'failed' ? null : reading.stamp.move.to
  if (to !== null) await noteMove(db, { sourceId: source.id, fromUrl: source.feedUrl, toUrl: to, at: now })
}

/** Keeps an address that a source had. */
export async function noteMove(db: Db, move: typeof sourceMoves.$inferInsert): Promise<void> {
  await db.insert(sourceMoves).values(move)
}

/** Pushes are trusted for so long after the last: a hub that fell silent looks like a feed that did. */
const TRUSTED_MS = 7 * 24 * 60 * 60 * 1000

const isPushed = ({ pushedAt }: Pick<SourceRow, 'pushedAt'>, now: Date): boolean =>
  pushedAt !== null && now.getTime() - pushedAt.getTime() < TRUSTED_MS

/**
 * Writes that a hub has pushed. It is no read: nothing is known of the feed but what is new in it, and its next read is
 * counted from its last, so that pushes put it off once and not for ever.
 *
 * @param jitter 0 to 1
 */
export async function recordPush(db: Db, source: SourceRow, now: Date, jitter = Math.random()): Promise<void> {
  const planned = nextReadAt(source.lastReadAt ?? now, { ...source, pushed: true }, jitter)
  await db
    .update(sources)
    .set({ pushedAt: now, nextReadAt: planned, claimedUntil: null })
    .where(eq(sources.id, source.id))
}

function factsOf(source: SourceRow, reading: Reading, now: Date): Partial<SourceRow> {
  if (reading.kind === 'failed') {
    return {
      // A host that asked to be left alone was not asked: that is no failure of this source.
      failures: source.failures + (reading.problem === 'held' ? 0 : 1),
      problem: reading.problem,
      problemDetail: reading.detail,
      hintSeconds: reading.retryAfterSeconds,
    }
  }
  const { move, ...stamp } = reading.stamp
  return {
    ...stamp,
    ...(move.to === null ? move : { feedUrl: move.to, movedTo: null, movedSince: null }),
    lastSuccessAt: now,
    failures: 0,
    problem: null,
    problemDetail: null,
    // What its hub did not push it will miss again: the source is read at its own pace until the next push.
    ...(reading.kind === 'parsed' && reading.added > 0 && { pushedAt: null }),
    ...(reading.kind === 'parsed'
      ? feedFacts(source, reading, now)
      : { rhythmSeconds: stretched(source.rhythmSeconds) }),
  }
}

function feedFacts(source: SourceRow, { feed, guidsRepeat }: Reading & { kind: 'parsed' }, now: Date) {
  const dates = feed.entries.flatMap(({ published }) => (published ? [new Date(published)] : []))
  const byFeed: (string | null)[] = ['licence', 'default'] satisfies ReuseBasis[]
  return {
    rhythmSeconds: rhythmOf(dates, now),
    ttlSeconds: feed.ttlSeconds,
    skipHours: feed.skipHours.map(String),
    skipDays: feed.skipDays,
    guidsRepeat: source.guidsRepeat || guidsRepeat,
    siteUrl: source.siteUrl ?? feed.link,
    language: source.language ?? feed.language,
    description: source.description ?? (feed.description && cleanText(feed.description)),
    // A licence that the feed gains or loses counts at once, unless the right rests on somebody's word.
    ...(byFeed.includes(source.reuseBasis) && rightsOf(feed.licence, null)),
  }
}
