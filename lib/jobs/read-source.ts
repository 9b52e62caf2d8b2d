import type { Db } from '#lib/db/model.ts'
import type { Ingested } from '#lib/ingest/ingest-bytes.ts'
import { ingestSource } from '#lib/ingest/ingest-source.ts'
import type { Parser } from '#lib/ingest/parser.ts'
import { log } from '#lib/log.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import type { Web } from '#lib/web/web.ts'
import { releaseClaims } from './claims.ts'

export type PollContext = { db: Db; web: Web; parser: Parser; now(): Date }

/**
 * Reads one claimed source. Whatever happens ends here, so that no other source waits for it.
 *
 * @returns null if the read was broken off because the program ends
 */
export async function readSource(context: PollContext, source: SourceRow): Promise<Ingested | null> {
  try {
    return await ingestSource({ ...context, now: context.now() }, source)
  } catch (error) {
    const ending = error instanceof Error && error.name === 'AbortError'
    if (!ending) log('error', 'source could not be read', { source: source.id, error: String(error) })
    // Where the store is down the claim runs out by itself.
    await releaseClaims(context.db, [source.id]).catch(() => undefined)
    return ending ? null : { outcome: 'failed', problem: 'internal', detail: null, added: 0, changed: 0, touched: [] }
  }
}

/** Sources of one host wait for each other, so that they do not fill every lane. */
export function hostOf(source: SourceRow): string {
  return URL.canParse(source.feedUrl) ? new URL(source.feedUrl).host : source.feedUrl
}

export const LANES = 8
