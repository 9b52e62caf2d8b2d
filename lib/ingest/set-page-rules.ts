import { eq } from 'drizzle-orm'
import { sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result } from '#lib/result.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { findSource } from '#lib/sources/queries.ts'
import type { ParserProblem } from './parse-job.ts'
import type { Parser } from './parser.ts'
import { pagesOfSource, rereadPages, wantPages } from './queue-pages.ts'
import { rereadOutdated } from './reread.ts'

/** What is left out stays as it is; an empty selector takes the old one away. */
export type PageWish = { include?: string; exclude?: string; fullText?: boolean }

type Refused =
  | { ok: false; reason: 'source-unknown' | 'source-removed' | 'bundled-source' }
  | { ok: false; reason: 'selector-bad'; selector: string }

/**
 * How the pages of a source are read from now on. It is applied to what the paper has at once: pages that are kept are
 * read again, the newest of the others are asked again in their time.
 */
export async function setPageRules(
  { db, parser, now }: { db: Db; parser: Parser; now(): Date },
  named: string,
  wish: PageWish,
): Promise<{ ok: true; value: { source: SourceRow; reread: number; wanted: number } } | Refused> {
  const source = await findSource(db, named)
  if (!source) return { ok: false, reason: 'source-unknown' }
  if (source.kind === 'bundled') return { ok: false, reason: 'bundled-source' }
  if (source.state === 'removed') return { ok: false, reason: 'source-removed' }
  const selectors = [wish.include, wish.exclude].flatMap((selector) => selector?.trim() || [])
  const bad: Result<string[], ParserProblem> = selectors.length ? await parser.badSelectors(selectors) : done([])
  const [selector] = bad.ok ? bad.value : selectors
  if (selector !== undefined) return { ok: false, reason: 'selector-bad', selector }

  const chosen = (given: string | undefined, before: string | null) =>
    given === undefined ? before : given.trim() || null
  const rules = {
    include: chosen(wish.include, source.include),
    exclude: chosen(wish.exclude, source.exclude),
    fullText: wish.fullText ?? source.fullText,
  }
  const [changed = source] = await db.update(sources).set(rules).where(eq(sources.id, source.id)).returning()
  if (!changed.fullText) return done({ source: changed, reread: 0, wanted: 0 })
  const pages = await pagesOfSource(db, source.id)
  const kept = pages.filter(({ snapshot }) => snapshot).map(({ id }) => id)
  const lost = pages.filter(({ snapshot }) => !snapshot).map(({ id }) => id)
  await rereadPages(db, kept)
  await wantPages(db, lost, now())
  const reread = await rereadOutdated({ db, parser, now })
  return done({ source: changed, reread: reread.length, wanted: lost.length })
}
