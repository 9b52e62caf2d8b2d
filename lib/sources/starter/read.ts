import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { sourceMoves, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { STARTER_PACK } from './pack.ts'

/** The keys of those in the pack whose feed this paper has read, wherever it lies now: of the others the address is unverified. */
export async function readStarters(db: Db): Promise<Set<string>> {
  const feeds = STARTER_PACK.map(({ feed }) => feed)
  const rows = await db
    .select({ feed: sources.feedUrl, before: sourceMoves.fromUrl })
    .from(sources)
    .leftJoin(sourceMoves, eq(sourceMoves.sourceId, sources.id))
    .where(
      and(isNotNull(sources.lastSuccessAt), or(inArray(sources.feedUrl, feeds), inArray(sourceMoves.fromUrl, feeds))),
    )
  const read = new Set(rows.flatMap(({ feed, before }) => [feed, before]))
  return new Set(STARTER_PACK.filter(({ feed }) => read.has(feed)).map(({ key }) => key))
}

/** Whether a source is one of the pack that has never been read. */
export const isUnverified = ({ feedUrl, lastSuccessAt }: { feedUrl: string; lastSuccessAt: Date | null }): boolean =>
  lastSuccessAt === null && STARTER_PACK.some(({ feed }) => feed === feedUrl)
