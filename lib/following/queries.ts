import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { follows, labels, sections, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { type Followed, SUBJECT_KINDS, type Subject } from './model.ts'

/** The column of a follow that a subject's row stands in. */
type Target = { column: 'sectionId' | 'sourceId' | 'labelId'; id: number; name: string }

/** The row that a subject is; null where there is none, or a source that is read no more. */
export async function findSubject(db: Db, { kind, slug }: Subject): Promise<Target | null> {
  if (kind === 'section') return target('sectionId', await db.select().from(sections).where(eq(sections.slug, slug)))
  if (kind === 'source') return target('sourceId', await db.select().from(sources).where(eq(sources.slug, slug)))
  return target(
    'labelId',
    await db
      .select()
      .from(labels)
      .where(and(eq(labels.kind, kind), eq(labels.slug, slug))),
  )
}

function target(
  column: Target['column'],
  [found]: { id: number; name?: string; title?: string; state?: string }[],
): Target | null {
  if (!found || found.state === 'removed') return null
  return { column, id: found.id, name: found.name ?? found.title ?? '' }
}

/** All that somebody follows, the first one first, without sources that are read no more. */
export async function listFollows(db: Db, personId: number): Promise<Followed[]> {
  return rows(
    db,
    sql`select f.id, coalesce(l.kind::text, case when f.source_id is null then 'section' else 'source' end) as kind,
          coalesce(s.slug, o.slug, l.slug) as slug, coalesce(s.name, o.title, l.name) as name
        from ${follows} f left join ${sections} s on s.id = f.section_id left join ${sources} o on o.id = f.source_id
        left join ${labels} l on l.id = f.label_id
        where f.person_id = ${personId} and (o.id is null or o.state <> 'removed')
        order by f.id`,
    z.object({ id: z.number(), kind: z.enum(SUBJECT_KINDS), slug: z.string(), name: z.string() }),
  )
}

/** How many rows somebody has. */
export async function countFollows(db: Db, personId: number): Promise<number> {
  const [sum] = await db.select({ rows: count() }).from(follows).where(eq(follows.personId, personId))
  return sum?.rows ?? 0
}

/** Whether somebody follows this; null for nobody, who is not asked. */
export async function isFollowing(db: Db, reader: { id: number } | null, subject: Subject): Promise<boolean | null> {
  if (!reader) return null
  const found = await findSubject(db, subject)
  if (!found) return false
  const [row] = await db.select({ id: follows.id }).from(follows).where(isRow(reader.id, found))
  return row !== undefined
}

/** Somebody's follow of a target. */
export function isRow(personId: number, { column, id }: Omit<Target, 'name'>): SQL | undefined {
  return and(eq(follows.personId, personId), eq(follows[column], id))
}

/**
 * Why articles come first for somebody.
 *
 * @returns for each article of `ids` that is of something followed, the follows it is of, the first one first; others are absent
 */
export async function reasonsFor(db: Db, personId: number, ids: readonly number[]): Promise<Map<number, number[]>> {
  const found = await rows(
    db,
    sql`select a.id as article, f.id as follow from ${follows} f
        join articles a on a.id = any(${sql.param([...ids])}::int[]) and (a.section_id = f.section_id
          or a.source_id = f.source_id
          or exists (select from article_labels l where l.article_id = a.id and l.label_id = f.label_id))
        where f.person_id = ${personId} order by f.id`,
    z.object({ article: z.number(), follow: z.number() }),
  )
  const reasons = new Map<number, number[]>()
  for (const { article, follow } of found) reasons.set(article, [...(reasons.get(article) ?? []), follow])
  return reasons
}
