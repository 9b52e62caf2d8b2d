import { and, asc, eq, isNotNull, sql } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
import { listed, newestFirst, type Scope } from '#lib/articles/trails.ts'
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
export async function listFiledSections(db: Db, scope: Scope): Promise<{ slug: string; name: string }[]> {
  // Its newest article, not whether there is any: for `exists` the store may join all articles with all sections.
  const newest = db
    .select({ id: articles.id })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(eq(articles.sectionId, sections.id), listed(scope)))
    .orderBy(...newestFirst)
    .limit(1)
  return db
    .select({ slug: sections.slug, name: sections.name })
    .from(sections)
    .where(isNotNull(sql`(${newest})`))
    .orderBy(asc(sections.position), asc(sections.id))
}
