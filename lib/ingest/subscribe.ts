import { type AddRefusal, addSource, type SourceWish } from '#lib/sources/commands.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { relate } from '#lib/stories/commands.ts'
import type { Web } from '#lib/web/web.ts'
import type { IngestContext, Ingested } from './ingest-bytes.ts'
import { ingestAnswer } from './ingest-source.ts'

export type Subscribed = { source: SourceRow; ingested: Ingested }

/**
 * Adds a source by the address of a feed or of a page that names one, and stores at once what the answer brought:
 * the feed is asked for one time only.
 */
export async function subscribe(
  context: IngestContext & { web: Web },
  wish: SourceWish,
): Promise<{ ok: true; value: Subscribed } | AddRefusal> {
  const added = await addSource(context, wish)
  if (!added.ok) return added
  const { source, found } = added.value
  const ingested = await ingestAnswer(context, source, found.answer)
  await relate(context.db, ingested.touched, context.now)
  return { ok: true, value: { source, ingested } }
}
