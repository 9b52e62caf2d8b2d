import { asc, desc, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { comments, voteSteps } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { ThreadCursor } from './cursor.ts'
import type { CommentSort } from './model.ts'
import { findable } from './seen.ts'

type Order = { by: SQL[]; ofPage: SQL; after(cursor: ThreadCursor): SQL }

/** The orders of a thread. The id decides among equals, so that a cursor never skips or repeats one. */
export const ORDERS: Record<CommentSort, Order> = {
  oldest: {
    by: [asc(comments.createdAt), asc(comments.id)],
    ofPage: sql`at, id`,
    after: ({ at, id }) =>
      sql`(${comments.createdAt}, ${comments.id}) > (${at.toISOString()}::timestamptz, ${id}::int)`,
  },
  newest: {
    by: [desc(comments.createdAt), desc(comments.id)],
    ofPage: sql`at desc, id desc`,
    after: ({ at, id }) =>
      sql`(${comments.createdAt}, ${comments.id}) < (${at.toISOString()}::timestamptz, ${id}::int)`,
  },
  'most-agreed': {
    by: [desc(comments.agrees), desc(comments.id)],
    ofPage: sql`votes desc, id desc`,
    after: ({ agrees, id }) => sql`(${comments.agrees}, ${comments.id}) < (${agrees}::int, ${id}::int)`,
  },
}

type Ask = { articleIds: number[]; reader: Reader | null; sort: CommentSort; cursor: ThreadCursor | null }

/**
 * Which roots a page of a thread shows, in its order, with the votes that they are ordered by. Each article of the story
 * gives its first ones by index, so that a thread of 10,000 costs no more than one of 100.
 *
 * In the order of agreement all pages after the first are those of the instant when the first was read: whatever was voted
 * since is taken off again. What stood there then comes once, however the votes fall meanwhile. Steps are kept for a day;
 * whoever reads on after that reads by today's votes.
 */
export async function pickRoots(
  db: Db,
  { articleIds, reader, sort, cursor }: Ask,
  limit: number,
): Promise<{ id: number; votes: number }[]> {
  const { by, ofPage, after } = ORDERS[sort]
  const mayFind = findable(reader) ?? sql`true`
  const here = cursor ? after(cursor) : sql`true`
  const ids = sql`array[${sql.join(articleIds, sql`, `)}]::int[]`
  const asOf = sort === 'most-agreed' ? (cursor?.asOf ?? null) : null
  const unmoved = asOf ? sql`${comments.id} not in (select id from moved)` : sql`true`
  const roots = sql`
    select root.id, root.at, root.votes from unnest(${ids}) as telling(id) cross join lateral (
      select ${comments.id} as id, ${comments.createdAt} as at, ${comments.agrees} as votes from ${comments}
      where ${comments.articleId} = telling.id and ${comments.rootId} is null and ${mayFind} and ${here} and ${unmoved}
      order by ${sql.join(by, sql`, `)} limit ${limit}) root`
  const page = (found: SQL) => sql`select id, votes from (${found}) page order by ${ofPage} limit ${limit}`
  const shape = z.object({ id: z.number(), votes: z.number() })
  if (!asOf || !cursor) return rows(db, page(roots), shape)
  const votesThen = sql`${comments.agrees} - moved.by`
  // `limit 1` looks each one up by its id, whatever the store believes of how many there are.
  return rows(
    db,
    sql`with moved as materialized (
          select stepped.id, stepped.by from (
            select comment_id as id, sum(step)::int as by from ${voteSteps}
            where at > ${asOf.toISOString()}::timestamptz group by comment_id) stepped
          cross join lateral (select c.article_id, c.root_id from ${comments} c where c.id = stepped.id limit 1) c
          where c.root_id is null and c.article_id = any(${ids}))
        ${page(sql`(${roots}) union all (
          select earlier.* from moved cross join lateral (
            select ${comments.id}, ${comments.createdAt}, ${votesThen} as votes from ${comments}
            where ${comments.id} = moved.id and ${mayFind} limit 1) earlier
          where (earlier.votes, earlier.id) < (${cursor.agrees}::int, ${cursor.id}::int))`)}`,
    shape,
  )
}
