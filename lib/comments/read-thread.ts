import { and, asc, count, desc, eq, inArray, isNull, max, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { comments } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { threadNotes } from '#lib/moderation/may-write.ts'
import { cursorText, readThreadCursor, type ThreadCursor } from './cursor.ts'
import { type CommentSort, ROOTS_A_PAGE } from './model.ts'
import { findable, type SeenRow, seenComments } from './seen.ts'
import { type ThreadOf, threadOf } from './thread-articles.ts'
import { inTreeOrder } from './tree.ts'
import type { Branch, CommentView, ThreadPage } from './views.ts'
import { viewsOf } from './views-of.ts'

/** Replies that stand under a root at once, so that 10,000 comments make a first screen of 300 kB at most. */
const REPLIES_A_BRANCH = 3
/** Replies of one branch when it is read by itself. */
const REPLIES_A_PAGE = 60

type Ask = {
  articleId: number
  reader: Reader | null
  sort: CommentSort
  /** A cursor of an earlier page; anything else begins at the beginning. */
  after?: string | null
  /** A comment whose branch is wanted, and nothing else. */
  focus?: number | null
  now: Date
}

/**
 * A page of the conversation about a story: 50 roots, each with its first replies; with the cursor of a branch, more of that
 * branch. Cursors name the last comment that was given, so that what is written meanwhile neither repeats nor hides any;
 * only in the order of agreement a vote may carry one across the border.
 *
 * @returns null if there is no such article
 */
export async function readThread(db: Db, ask: Ask): Promise<ThreadPage | null> {
  const thread = await threadOf(db, ask.articleId)
  if (!thread) return null
  const cursor = ask.after ? readThreadCursor(ask.after) : null
  const one = ask.focus ?? cursor?.root ?? null
  const [facts, notes] = await Promise.all([factsOf(db, thread), threadNotes(db, thread, ask.reader, ask.now)])
  const shown = one === null ? await rootsPage(db, thread, ask, cursor) : await branchPage(db, thread, ask, one, cursor)
  return { articleId: thread.id, sort: ask.sort, ...facts, ...notes, ...shown }
}

async function factsOf(db: Db, { articleIds }: ThreadOf): Promise<{ total: number; latest: string }> {
  const [row] = await db
    .select({ total: count(), latest: max(comments.shownAt) })
    .from(comments)
    .where(and(inArray(comments.articleId, articleIds), eq(comments.state, 'shown')))
  return { total: row?.total ?? 0, latest: row?.latest?.toISOString() ?? '' }
}

const ORDERS: Record<CommentSort, { by: SQL[]; after(cursor: ThreadCursor): SQL }> = {
  oldest: {
    by: [asc(comments.createdAt), asc(comments.id)],
    after: ({ at, id }) =>
      sql`(${comments.createdAt}, ${comments.id}) > (${at.toISOString()}::timestamptz, ${id}::int)`,
  },
  newest: {
    by: [desc(comments.createdAt), desc(comments.id)],
    after: ({ at, id }) =>
      sql`(${comments.createdAt}, ${comments.id}) < (${at.toISOString()}::timestamptz, ${id}::int)`,
  },
  'most-agreed': {
    by: [desc(comments.agrees), desc(comments.id)],
    after: ({ agrees, id }) => sql`(${comments.agrees}, ${comments.id}) < (${agrees}::int, ${id}::int)`,
  },
}

async function rootsPage(db: Db, { articleIds }: ThreadOf, ask: Ask, cursor: ThreadCursor | null) {
  const order = ORDERS[ask.sort]
  const found = await seenComments(db, ask.reader)
    .where(
      and(
        inArray(comments.articleId, articleIds),
        isNull(comments.rootId),
        findable(ask.reader),
        cursor ? order.after(cursor) : undefined,
      ),
    )
    .orderBy(...order.by)
    .limit(ROOTS_A_PAGE + 1)
  const page = found.slice(0, ROOTS_A_PAGE)
  const last = page.at(-1)
  const next = found.length > page.length && last ? cursorText({ root: null, ...placeOf(last) }) : null
  const replies = await firstReplies(
    db,
    page.filter(({ comment }) => comment.replies > 0 || ask.reader !== null).map(({ comment }) => comment.id),
    ask.reader,
  )
  const views = await viewsOf(db, [...page, ...replies.rows], ask.reader, ask.now)
  const branches = page.map(({ comment }) => branchOf(comment.id, views, replies.counts.get(comment.id) ?? 0))
  return { branches, next }
}

async function firstReplies(db: Db, rootIds: number[], reader: Reader | null) {
  if (!rootIds.length) return { rows: [], counts: new Map<number, number>() }
  const mayFind = findable(reader) ?? sql`true`
  const ids = sql.join(
    rootIds.map((id) => sql`${id}::int`),
    sql`, `,
  )
  const firsts = await rows(
    db,
    sql`select c.id from unnest(array[${ids}]) as r(id) cross join lateral (
          select ${comments.id} from ${comments} where ${comments.rootId} = r.id and ${mayFind}
          order by ${comments.createdAt}, ${comments.id} limit ${REPLIES_A_BRANCH}) c`,
    z.object({ id: z.number() }),
  )
  if (!firsts.length) return { rows: [], counts: new Map<number, number>() }
  const [found, counted] = await Promise.all([
    seenComments(db, reader).where(
      inArray(
        comments.id,
        firsts.map(({ id }) => id),
      ),
    ),
    db
      .select({ rootId: comments.rootId, replies: count() })
      .from(comments)
      .where(and(inArray(comments.rootId, rootIds), mayFind))
      .groupBy(comments.rootId),
  ])
  return { rows: found, counts: new Map(counted.map(({ rootId, replies }) => [rootId ?? 0, replies])) }
}

async function branchPage(db: Db, thread: ThreadOf, ask: Ask, focus: number, cursor: ThreadCursor | null) {
  const [asked] = await seenComments(db, ask.reader).where(
    and(eq(comments.id, focus), inArray(comments.articleId, thread.articleIds), findable(ask.reader)),
  )
  if (!asked) return { branches: [], next: null }
  const rootId = asked.comment.rootId ?? asked.comment.id
  const [root] =
    asked.comment.rootId === null ? [asked] : await seenComments(db, ask.reader).where(eq(comments.id, rootId))
  if (!root) return { branches: [], next: null }
  const inBranch = and(eq(comments.rootId, rootId), findable(ask.reader))
  const here = cursor ? ORDERS.oldest.after(cursor) : undefined
  const page = await seenComments(db, ask.reader)
    .where(and(inBranch, here))
    .orderBy(...ORDERS.oldest.by)
    .limit(REPLIES_A_PAGE)
  const far = asked.comment.rootId !== null && !page.some(({ comment }) => comment.id === focus)
  const replies = far ? [...page, asked] : page
  const last = page.at(-1)
  const [left] = last
    ? await db
        .select({ replies: count() })
        .from(comments)
        .where(and(inBranch, ORDERS.oldest.after({ root: null, ...placeOf(last) })))
    : []
  const views = await viewsOf(db, [root, ...replies], ask.reader, ask.now)
  return { branches: [branchOf(rootId, views, page.length + (left?.replies ?? 0), page.length)], next: null }
}

/** @param total of its replies that this reader could find, those after the cursor */
function branchOf(rootId: number, views: CommentView[], total: number, given?: number): Branch {
  const root = views.find(({ id }) => id === rootId)
  if (!root) throw new Error(`the root ${rootId} was not read`)
  const replies = views
    .filter((view) => view.rootId === rootId)
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id - b.id)
  const last = replies.at((given ?? replies.length) - 1)
  const left = total - (given ?? replies.length)
  const more =
    left > 0 && last
      ? { count: left, after: cursorText({ root: rootId, agrees: 0, at: new Date(last.createdAt), id: last.id }) }
      : null
  return { root, replies: inTreeOrder(replies), more }
}

const placeOf = ({ comment }: SeenRow) => ({ agrees: comment.agrees, at: comment.createdAt, id: comment.id })
