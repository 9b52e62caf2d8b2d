import { and, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, labels, mutes, people, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { announced, isMuted } from './condition.ts'
import type { Mute, Muted, MuteKind } from './model.ts'
import { queryOf, readWord } from './phrases.ts'

/** That a row of `mutes` holds now: neither ended nor taken back. */
export const inForce = (now: Date): SQL | undefined =>
  and(isNull(mutes.removedAt), or(isNull(mutes.until), gt(mutes.until, now)))

const kind = sql<MuteKind>`case when ${mutes.mutedId} is not null then 'person' when ${mutes.wordKey} is not null then 'word'
  when ${mutes.sourceId} is not null then 'source' else ${labels.kind}::text end`

/** The columns of a mute with its name, for a select over `mutes` with `withSubjects`. */
export const muteColumns = {
  id: mutes.id,
  kind,
  name: sql<string>`coalesce(${mutes.word}, ${sources.title}, ${labels.name}, ${people.name}, ${people.handle})`,
  slug: sql<string | null>`coalesce(${sources.slug}, ${labels.slug}, ${people.handle})`,
  until: mutes.until,
}

/** Mutes with what they are of, the first one first. */
export function selectMutes(db: Db) {
  return db
    .select({
      ...muteColumns,
      mutedId: mutes.mutedId,
      sourceId: mutes.sourceId,
      labelId: mutes.labelId,
      removedAt: mutes.removedAt,
    })
    .from(mutes)
    .leftJoin(sources, eq(sources.id, mutes.sourceId))
    .leftJoin(labels, eq(labels.id, mutes.labelId))
    .leftJoin(people, eq(people.id, mutes.mutedId))
    .orderBy(mutes.id)
    .$dynamic()
}

/**
 * All that somebody mutes now, for the scope of their lists.
 *
 * @returns null for nothing at all
 */
export async function mutedOf(db: Db, personId: number, now: Date): Promise<Muted | null> {
  const found = await selectMutes(db).where(and(eq(mutes.personId, personId), inForce(now)))
  if (!found.length) return null
  const words = found.flatMap(({ id, kind: of, name }) => {
    const read = of === 'word' ? readWord(name) : null
    return read && typeof read !== 'string' ? [{ id, phrase: read.phrase }] : []
  })
  const queries = new Map(words.map(({ id, phrase }) => [id, queryOf(phrase)]))
  return {
    mutes: found.map(({ id, kind: of, name, slug, until }): Mute => ({ id, kind: of, name, slug, until })),
    sources: found.flatMap(({ sourceId }) => sourceId ?? []),
    labels: found.flatMap(({ labelId }) => labelId ?? []),
    people: new Set(found.flatMap(({ mutedId }) => mutedId ?? [])),
    words,
    query: queries.size ? [...queries.values()].map((query) => `(${query})`).join(' | ') : null,
    targets: found
      .filter(({ kind: of }) => of !== 'person')
      .map(({ id, sourceId, labelId }) => ({ id, sourceId, labelId, query: queries.get(id) ?? null })),
  }
}

/** Which of these articles are held back from somebody. */
export async function heldAmong(db: Db, muted: Muted | null, ids: readonly number[]): Promise<Set<number>> {
  const held = muted && isMuted(muted)
  if (!held || !ids.length) return new Set()
  const found = await db
    .select({ id: articles.id })
    .from(articles)
    .where(and(inArray(articles.id, [...new Set(ids)]), held))
  return new Set(found.map(({ id }) => id))
}

/** By which mutes these articles are held back, the one that holds most of them first. */
export async function reasonsFor(db: Db, muted: Muted, ids: readonly number[]): Promise<Mute[]> {
  if (!ids.length) return []
  const { targets } = muted
  const found = await rows(
    db,
    sql`with m as materialized (
          select t.id, t.source_id, t.label_id, t.query::tsquery as query from unnest(${sql.param(targets.map(({ id }) => id))}::int[], ${sql.param(targets.map(({ sourceId }) => sourceId))}::int[],
          ${sql.param(targets.map(({ labelId }) => labelId))}::int[],
          ${sql.param(targets.map(({ query }) => query))}::text[]) as t (id, source_id, label_id, query))
        select m.id, count(*)::int as held from m
        join articles a on a.id = any(${sql.param([...ids])}::int[])
        where a.source_id = m.source_id
          or exists (select from article_labels l where l.article_id = a.id and l.label_id = m.label_id)
          or (m.query is not null and ${announced(sql`a.id`)} @@ m.query)
        group by m.id order by held desc, m.id`,
    z.object({ id: z.number(), held: z.number() }),
  )
  return found.flatMap(({ id }) => muted.mutes.find((mute) => mute.id === id) ?? [])
}
