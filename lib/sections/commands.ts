import { eq, sql } from 'drizzle-orm'
import { sections } from '#drizzle/schema/index.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import { freeSlug } from '#lib/articles/free-slug.ts'
import { slugOf } from '#lib/articles/slug.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { findSection, listSections, type Section } from './queries.ts'

const MAX_NAME = 40

/** Appends a section to the navigation. */
export async function addSection(db: Db, name: string): Promise<Result<Section, 'name-empty' | 'known-already'>> {
  const named = cleanText(name, MAX_NAME)
  if (!named) return refused('name-empty')
  return db.transaction(async (tx) => {
    // Of two at once with one name, the second finds the first.
    await tx.execute(sql`lock table ${sections} in share row exclusive mode`)
    if (await findSection(tx, named)) return refused('known-already')
    const slug = freeSlug(slugOf(named), new Set((await listSections(tx)).map((section) => section.slug)))
    const [row] = await tx
      .insert(sections)
      .values({ slug, name: named, position: sql`(select coalesce(max(position), 0) + 1 from sections)` })
      .onConflictDoNothing()
      .returning({ id: sections.id })
    return row ? done({ id: row.id, slug, name: named }) : refused('known-already')
  })
}

/** The address stays as it was: addresses are kept for ever. */
export async function renameSection(
  db: Db,
  named: string,
  name: string,
): Promise<Result<Section, 'section-unknown' | 'name-empty' | 'known-already'>> {
  const section = await findSection(db, named)
  if (!section) return refused('section-unknown')
  const renamed = cleanText(name, MAX_NAME)
  if (!renamed) return refused('name-empty')
  const other = await findSection(db, renamed)
  if (other && other.id !== section.id) return refused('known-already')
  await db.update(sections).set({ name: renamed }).where(eq(sections.id, section.id))
  return done({ ...section, name: renamed })
}

/** Its sources and articles stay, without a section. */
export async function removeSection(db: Db, named: string): Promise<Result<Section, 'section-unknown'>> {
  const section = await findSection(db, named)
  if (!section) return refused('section-unknown')
  await db.delete(sections).where(eq(sections.id, section.id))
  return done(section)
}
