import type { Db } from '#lib/db/model.ts'
import type { Ingested } from '#lib/ingest/ingest-bytes.ts'
import { ingestSource } from '#lib/ingest/ingest-source.ts'
import type { Parser } from '#lib/ingest/parser.ts'
import { log } from '#lib/log.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { recordRead } from '#lib/sources/record-read.ts'
import type { Web } from '#lib/web/web.ts'
import { releaseClaims } from './claims.ts'

export type PollContext = { db: Db; web: Web; parser: Parser; now(): Date }

/**
 * Reads one claimed source. Whatever happens ends here: a bug or an outage becomes the source's problem, so that no
 * other source waits for it.
 *
 * @returns null if the read was broken off because the program ends
 */
export async function readSource(context: PollContext, source: SourceRow): Promise<Ingested | null> {
  try {
    return await ingestSource({ ...context, now: context.now() }, source)
  } catch (error) {
    try {
      if (error instanceof Error && error.name === 'AbortError') {
        await releaseClaims(context.db, [source.id])
        return null
      }
      log('error', 'source could not be read', { source: source.id, error: String(error) })
      const failed = { kind: 'failed', problem: 'internal', detail: null, retryAfterSeconds: 0 } as const
      await recordRead(context.db, source, failed, context.now())
    } catch (second) {
      // The store is down: the claim runs out by itself.
      log('error', 'source health could not be written', { source: source.id, error: String(second) })
    }
    return { outcome: 'failed', problem: 'internal', detail: null, added: 0, changed: 0 }
  }
}

/** Sources of one host wait for each other, so that they do not fill every lane. */
export function hostOf(source: SourceRow): string {
  return URL.canParse(source.feedUrl) ? new URL(source.feedUrl).host : source.feedUrl
}

export const LANES = 8
