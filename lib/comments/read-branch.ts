import { and, count, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { comments } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { cursorText, type ThreadCursor } from './cursor.ts'
import { DEEPEST } from './model.ts'
import { ORDERS } from './pick-roots.ts'
import { findable, type SeenRow, seenComments } from './seen.ts'
import { inTreeOrder } from './tree.ts'
import type { Branch } from './views.ts'
import { viewsOf } from './views-of.ts'

/** Replies of one branch when it is read by itself. */
const REPLIES_A_PAGE = 60
/** Of a comment that is asked for by its address: so many that it stands under, and so many answers, come with it. */
const ABOVE = 10
const BELOW = 20

type Ask = {
  articleIds: number[]
  reader: Reader | null
  cursor: ThreadCursor | null
  now: Date
  unfolded?: boolean | undefined
}

/**
 * One branch by itself, its root and sixty replies in the order of time, or those after a cursor. Whatever the replies stand
 * under comes with them, and so does the comment that is asked for, with what it answers and what answers it.
 *
 * @param focus the id of any comment of the branch
 * @returns null if this thread holds no such comment for this reader
 */
export async function readBranch(db: Db, focus: number, ask: Ask): Promise<Branch | null> {
  const { articleIds, reader, cursor, now, unfolded } = ask
  const [asked] = await seenComments(db, reader).where(
    and(eq(comments.id, focus), inArray(comments.articleId, articleIds), findable(reader)),
  )
  if (!asked) return null
  const rootId = asked.comment.rootId ?? focus
  const [root] = rootId === focus ? [asked] : await seenComments(db, reader).where(eq(comments.id, rootId))
  if (!root) return null
  const inBranch = and(eq(comments.rootId, rootId), findable(reader))
  const page = await seenComments(db, reader)
    .where(and(inBranch, cursor ? ORDERS.oldest.after(cursor) : undefined))
    .orderBy(...ORDERS.oldest.by)
    .limit(REPLIES_A_PAGE)
  const beside = await besides(db, { page, asked: rootId === focus ? null : asked, inBranch, reader })
  const last = page.at(-1)
  const [after] = last
    ? await db
        .select({ replies: count() })
        .from(comments)
        .where(and(inBranch, ORDERS.oldest.after(placeOf(last))))
    : []
  const shownAlready = beside.filter((row) => last && isAfter(row, last)).length
  const [view, ...replies] = await viewsOf(db, [root, ...page, ...beside], reader, now, unfolded)
  if (!view) throw new Error(`the root ${rootId} has no view`)
  return {
    root: view,
    replies: inTreeOrder(inTime(replies)),
    more: moreAfter(last, (after?.replies ?? 0) - shownAlready),
  }
}

type Beside = { page: SeenRow[]; asked: SeenRow | null; inBranch: ReturnType<typeof and>; reader: Reader | null }

/** What is not on the page but belongs to what is. */
async function besides(db: Db, { page, asked, inBranch, reader }: Beside): Promise<SeenRow[]> {
  const there = new Set(page.map(({ comment }) => comment.id))
  const far = asked && !there.has(asked.comment.id) ? asked.comment.id : null
  const above = await idsAbove(db, [...there], 1)
  const around = far === null ? [] : [far, ...(await idsAbove(db, [far], ABOVE)), ...(await idsBelow(db, far, reader))]
  const missing = [...new Set([...above, ...around])].filter((id) => !there.has(id))
  return missing.length ? seenComments(db, reader).where(and(inBranch, inArray(comments.id, missing))) : []
}

/** What replies stand under: so many steps up, and as far as the indent shows it. */
async function idsAbove(db: Db, ids: number[], steps: number): Promise<number[]> {
  if (!ids.length) return []
  const found = await rows(
    db,
    sql`with recursive up (id, parent_id, steps) as (
          select c.id, c.parent_id, 0 from ${comments} c where c.id = any(array[${sql.join(ids, sql`, `)}]::int[])
          union
          select p.id, p.parent_id, up.steps + 1 from up join ${comments} p on p.id = up.parent_id
          where p.root_id is not null and (up.steps < ${steps} or p.depth <= ${DEEPEST}))
        select distinct id from up where steps > 0`,
    z.object({ id: z.number() }),
  )
  return found.map(({ id }) => id)
}

async function idsBelow(db: Db, id: number, reader: Reader | null): Promise<number[]> {
  const found = await db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.parentId, id), findable(reader)))
    .orderBy(...ORDERS.oldest.by)
    .limit(BELOW)
  return found.map((row) => row.id)
}

const isAfter = (row: SeenRow, last: SeenRow): boolean =>
  row.comment.createdAt > last.comment.createdAt ||
  (row.comment.createdAt.getTime() === last.comment.createdAt.getTime() && row.comment.id > last.comment.id)

/** In the order of time, as a tree's order starts from. */
export const inTime = <Row extends { createdAt: string; id: number }>(views: Row[]): Row[] =>
  views.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id)

/** @returns null where nothing is left */
export const moreAfter = (last: SeenRow | undefined, left: number): Branch['more'] =>
  last && left > 0 ? { count: left, after: cursorText(placeOf(last)) } : null

const placeOf = ({ comment }: SeenRow): ThreadCursor => ({
  ...{ root: comment.rootId, agrees: 0, at: comment.createdAt, id: comment.id, asOf: null },
})
