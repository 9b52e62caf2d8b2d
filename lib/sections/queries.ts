import { and, asc, eq, exists, isNull, lte, ne, sql } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
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

/** The sections that list something, in the order of the navigation: an empty one is nowhere offered. */
export async function listFiledSections(
  db: Db,
  { sample, at }: { sample: boolean; at: Date },
): Promise<{ slug: string; name: string }[]> {
  const filed = db
    .select({ one: sql`1` })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(
      and(
        eq(articles.sectionId, sections.id),
        eq(articles.sample, sample),
        isNull(articles.removedAt),
        lte(articles.publishedAt, at),
        ne(sources.state, 'removed'),
      ),
    )
  return db
    .select({ slug: sections.slug, name: sections.name })
    .from(sections)
    .where(exists(filed))
    .orderBy(asc(sections.position), asc(sections.id))
}
