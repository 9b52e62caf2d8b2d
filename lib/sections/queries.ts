import { asc } from 'drizzle-orm'
import { sections } from '#drizzle/schema/index.ts'
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
