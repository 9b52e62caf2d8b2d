import { asc, count, eq, ne } from 'drizzle-orm'
import { sections, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

export type Section = { id: number; slug: string; name: string }

/** In the order of the navigation. */
export async function listSections(db: Db): Promise<Section[]> {
  return db
    .select({ id: sections.id, slug: sections.slug, name: sections.name })
    .from(sections)
    .orderBy(asc(sections.position), asc(sections.id))
}

/** By slug, or by name in any case; null if there is none. */
export async function findSection(db: Db, named: string): Promise<Section | null> {
  const wanted = named.trim().toLowerCase()
  const all = await listSections(db)
  return all.find(({ slug, name }) => slug === wanted || name.toLowerCase() === wanted) ?? null
}

/** How many sources that still count feed each section, by its id. */
export async function countSources(db: Db): Promise<Map<number, number>> {
  const rows = await db
    .select({ section: sources.sectionId, sources: count() })
    .from(sources)
    .where(ne(sources.state, 'removed'))
    .groupBy(sources.sectionId)
  return new Map(rows.flatMap((row) => (row.section === null ? [] : [[row.section, row.sources] as const])))
}

export async function getSection(db: Db, slug: string): Promise<Section | null> {
  const [row] = await db
    .select({ id: sections.id, slug: sections.slug, name: sections.name })
    .from(sections)
    .where(eq(sections.slug, slug))
  return row ?? null
}
