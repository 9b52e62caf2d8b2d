import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { articles, editions, picks, sections, settings, slots, sources, stories } from '#drizzle/schema/index.ts'
import { normalizeLink } from '#lib/articles/normalize-link.ts'
import type { Db } from '#lib/db/model.ts'
import { type BundledSource, bundledSources, EARLIER_AT, readBundled } from '#lib/sample/bundle.ts'
import { SAMPLE_AT, SAMPLE_DAY, SAMPLE_WEATHER, samplePicks, sampleSlots } from '#lib/sample/edition.ts'
import { addSection } from '#lib/sections/commands.ts'
import { findSection } from '#lib/sections/queries.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { relate } from '#lib/stories/commands.ts'
import { ingestBytes } from './ingest-bytes.ts'
import type { Parser } from './parser.ts'
import { putUpSaves } from './sample-saves.ts'
import { putUpList, putUpTalk, takeDownTalk } from './sample-talk.ts'

const MARK = 'sample'

/** The navigation of the sample, in its order. */
const SECTION_ORDER = ['City', 'World', 'Science', 'Culture', 'Sport', 'Opinion']

/** What the paper remembers of its sample: `sections` are those that were made for it. */
type Mark = { state: 'up' | 'removed'; sections: number[] }

/** Whether the sample edition was ever put up or taken down; null on a new paper. */
export async function sampleState(db: Db): Promise<Mark['state'] | null> {
  return (await readMark(db))?.state ?? null
}

/**
 * Puts the sample edition up through the pipeline: each bundled source's feed as it stood in the morning, then as it
 * stands at the edition's instant. The edition's own row comes last, so that a broken-off run is taken up again.
 *
 * @param say is told of each source that was read: which of how many, and its title
 * @returns how many stories are in it
 */
export async function putUpSample(
  db: Db,
  parser: Parser,
  now: Date,
  say: (done: number, total: number, title: string) => void = () => undefined,
): Promise<number> {
  const [up] = await db.select({ day: editions.day }).from(editions).where(eq(editions.sample, true))
  if (!up) {
    await makeSections(db)
    const bundle = bundledSources()
    for (const [index, bundled] of bundle.entries()) {
      await readPass(db, parser, await subscribed(db, bundled, now), 'earlier')
      await readPass(db, parser, await subscribed(db, bundled, now), 'final')
      say(index + 1, bundle.length, bundled.title)
    }
    const stored = await db.select({ id: articles.id }).from(articles).where(eq(articles.sample, true))
    await relate(
      db,
      stored.map(({ id }) => id),
      SAMPLE_AT,
    )
    await db.transaction(async (tx) => {
      await placePicks(tx)
      await tx.insert(slots).values(sampleSlots)
      await tx
        .insert(editions)
        .values({ day: SAMPLE_DAY, at: SAMPLE_AT, sample: true, weather: SAMPLE_WEATHER })
        .onConflictDoNothing()
    })
  }
  await putUpTalk(db)
  await putUpList(db)
  await putUpSaves(db)
  return db.$count(articles, eq(articles.sample, true))
}

/** Takes the sample edition away, whole. The paper remembers, so that no start puts it up again. */
export async function takeDownSample(db: Db): Promise<void> {
  const mark = await readMark(db)
  await db.transaction(async (tx) => {
    await tx.delete(articles).where(eq(articles.sample, true))
    await tx.delete(sources).where(eq(sources.sample, true))
    await takeDownTalk(tx)
    await tx.delete(slots).where(eq(slots.sample, true))
    await tx.delete(editions).where(eq(editions.sample, true))
    const told = tx.select({ id: articles.id }).from(articles).where(eq(articles.storyId, stories.id))
    await tx.delete(stories).where(notExists(told))
    if (mark?.sections.length) {
      const fed = tx.select({ id: sources.id }).from(sources).where(eq(sources.sectionId, sections.id))
      const filled = tx.select({ id: articles.id }).from(articles).where(eq(articles.sectionId, sections.id))
      await tx.delete(sections).where(and(inArray(sections.id, mark.sections), notExists(fed), notExists(filled)))
    }
    await writeMark(tx, { state: 'removed', sections: [] })
  })
}

async function makeSections(db: Db): Promise<void> {
  const made: number[] = (await readMark(db))?.sections ?? []
  for (const name of new Set([...SECTION_ORDER, ...bundledSources().map(({ section }) => section)])) {
    const added = await addSection(db, name)
    if (added.ok) made.push(added.value.id)
  }
  await writeMark(db, { state: 'up', sections: made })
}

async function subscribed(db: Db, bundled: BundledSource, now: Date): Promise<SourceRow> {
  const [known] = await db.select().from(sources).where(eq(sources.feedUrl, bundled.feedUrl))
  if (known) return known
  const { section, ...fields } = bundled
  const sectionId = (await findSection(db, section))?.id ?? null
  const [row] = await db
    .insert(sources)
    .values({ ...fields, sectionId, kind: 'bundled', sample: true, addedAt: now })
    .returning()
  if (!row) throw new Error(`the bundled source ${bundled.slug} could not be stored`)
  return row
}

async function readPass(db: Db, parser: Parser, source: SourceRow, pass: 'earlier' | 'final'): Promise<void> {
  const at = pass === 'earlier' ? new Date(EARLIER_AT) : SAMPLE_AT
  const stamp = {
    etag: null,
    lastModified: null,
    bodyHash: null,
    hintSeconds: 0,
    move: { to: null, movedTo: null, movedSince: null },
  }
  const ingested = await ingestBytes({ db, parser, now: at }, source, { ...readBundled(source.slug, pass), stamp })
  if (ingested.problem) throw new Error(`the bundled source ${source.slug} cannot be read: ${ingested.problem}`)
}

async function placePicks(db: Db): Promise<void> {
  const rows = await db.select({ id: articles.id, link: articles.link }).from(articles).where(eq(articles.sample, true))
  const byLink = new Map(rows.map(({ id, link }) => [link && normalizeLink(link), id]))
  const values = samplePicks.flatMap(({ link, reason }, position) => {
    const articleId = byLink.get(normalizeLink(link))
    return articleId === undefined ? [] : [{ articleId, position, reason }]
  })
  if (values.length) await db.insert(picks).values(values).onConflictDoNothing()
}

async function readMark(db: Db): Promise<Mark | null> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, MARK))
  // Only this file writes the row.
  return (row?.value as Mark | undefined) ?? null
}

async function writeMark(db: Db, mark: Mark): Promise<void> {
  await db
    .insert(settings)
    .values({ name: MARK, value: mark })
    .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
}
