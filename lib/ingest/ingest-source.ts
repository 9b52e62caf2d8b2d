import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { sources } from '#drizzle/schema/index.ts'
import { log } from '#lib/log.ts'
import { FEED_ACCEPT } from '#lib/sources/find-feed.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { mergeSources } from '#lib/sources/merge.ts'
import { type Move, moveOf } from '#lib/sources/moves.ts'
import { recordRead, type Stamp } from '#lib/sources/record-read.ts'
import type { Fetched } from '#lib/web/model.ts'
import type { Web } from '#lib/web/web.ts'
import { fail, type IngestContext, type Ingested, ingestBytes } from './ingest-bytes.ts'

/**
 * Reads one source: fetch, parse, match, clean what is new or changed, store. What a server or a feed does
 * wrong, and what we do wrong with it, is a value and a row in the source's health. An unchanged answer costs one
 * statement.
 *
 * @throws an AbortError if the web is closed meanwhile; errors of a store that is down
 */
export async function ingestSource(context: IngestContext & { web: Web }, source: SourceRow): Promise<Ingested> {
  const { etag, lastModified } = source
  const fetched = await context.web.fetch(source.feedUrl, { etag, lastModified, accept: FEED_ACCEPT })
  if (fetched.ok) return ingestAnswer(context, source, fetched.value)
  const { problem, detail, retryAfterSeconds } = fetched.failure
  return fail(context, source, { problem, detail, retryAfterSeconds })
}

/** The part of a read after the fetch. */
export async function ingestAnswer(context: IngestContext, source: SourceRow, answer: Fetched): Promise<Ingested> {
  try {
    return await takeAnswer(context, source, answer)
  } catch (error) {
    log('error', 'source could not be stored', { source: source.id, error: String(error) })
    return fail(context, source, { problem: 'internal', detail: null, retryAfterSeconds: 0 })
  }
}

async function takeAnswer(context: IngestContext, source: SourceRow, answer: Fetched): Promise<Ingested> {
  const { db, now } = context
  const move = moveOf(source, answer, now)
  if (move.to !== null && (await mergeIfKnown(context, source, move.to))) return nothing('merged')
  const stamp = stampOf(source, answer, move)
  const sameTag = answer.etag !== null && answer.etag === source.etag
  if (answer.status === 304 || sameTag || stamp.bodyHash === source.bodyHash) {
    // The hash stays that of the body which was parsed.
    await recordRead(db, source, { kind: 'unchanged', stamp: { ...stamp, bodyHash: source.bodyHash } }, now)
    return nothing('unchanged')
  }
  const contentType = answer.headers['content-type'] ?? null
  return ingestBytes(context, source, {
    bytes: answer.body,
    contentType,
    url: answer.url,
    stamp,
    link: answer.headers.link,
  })
}

function nothing(outcome: 'merged' | 'unchanged'): Ingested {
  return { outcome, problem: null, detail: null, added: 0, changed: 0, touched: [] }
}

function stampOf(source: SourceRow, answer: Fetched, move: Move): Stamp {
  const bodyHash =
    answer.status === 304 ? source.bodyHash : createHash('sha256').update(answer.body).digest('base64url')
  return { etag: answer.etag, lastModified: answer.lastModified, bodyHash, hintSeconds: answer.hintSeconds, move }
}

async function mergeIfKnown({ db, now }: IngestContext, source: SourceRow, to: string): Promise<boolean> {
  const [known] = await db
    .select({ id: sources.id })
    .from(sources)
    .where(and(eq(sources.feedUrl, to), ne(sources.id, source.id)))
  if (known) await db.transaction((tx) => mergeSources(tx, source.id, known.id, now))
  return known !== undefined
}
