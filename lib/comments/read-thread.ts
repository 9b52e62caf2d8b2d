import { and, count, eq, inArray, max, sql } from 'drizzle-orm'
import { z } from 'zod'
import { comments } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { threadNotes } from '#lib/moderation/may-write.ts'
import { cursorText, readThreadCursor, type ThreadCursor } from './cursor.ts'
import { type CommentSort, ROOTS_A_PAGE } from './model.ts'
import { pickRoots } from './pick-roots.ts'
import { inTime, moreAfter, readBranch } from './read-branch.ts'
import { findable, type SeenRow, seenComments } from './seen.ts'
import { type ThreadOf, threadOf } from './thread-articles.ts'
import { inTreeOrder } from './tree.ts'
import type { ThreadPage } from './views.ts'
import { viewsOf } from './views-of.ts'

/** Replies that stand under a root at once, so that 10,000 comments make a first screen of 300 kB at most. */
const REPLIES_A_BRANCH = 3

type Ask = {
  articleId: number
  reader: Reader | null
  sort: CommentSort
  /** A cursor of an earlier page; anything else begins at the beginning. */
  after?: string | null
  /** A comment whose branch is wanted, and nothing else. */
  focus?: number | null
  /** What the reader mutes is to be seen. */
  unfolded?: boolean
  now: Date
}

/**
 * A page of the conversation about a story: 50 roots, each with its first replies; with the cursor of a branch, more of that
 * branch. Cursors name the last comment that was given and, in the order of agreement, whose votes counted, so that neither
 * what is written nor what is voted meanwhile repeats or hides any.
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

async function branchPage(db: Db, { articleIds }: ThreadOf, ask: Ask, focus: number, cursor: ThreadCursor | null) {
  // The cursor of another branch, or of roots, says nothing here.
  const here = cursor?.root === null ? null : cursor
  const branch = await readBranch(db, focus, {
    articleIds,
    reader: ask.reader,
    cursor: here,
    now: ask.now,
    unfolded: ask.unfolded,
  })
  return { branches: branch ? [branch] : [], next: null }
}

async function factsOf(db: Db, { articleIds }: ThreadOf): Promise<{ total: number; latest: string }> {
  const [row] = await db
    .select({ total: count(), latest: max(comments.shownAt) })
    .from(comments)
    .where(and(inArray(comments.articleId, articleIds), eq(comments.state, 'shown')))
  return { total: row?.total ?? 0, latest: row?.latest?.toISOString() ?? '' }
}

async function rootsPage(db: Db, { articleIds }: ThreadOf, ask: Ask, cursor: ThreadCursor | null) {
  const { reader, sort, now } = ask
  const picked = await pickRoots(db, { articleIds, reader, sort, cursor }, ROOTS_A_PAGE + 1)
  const ids = picked.slice(0, ROOTS_A_PAGE).map(({ id }) => id)
  if (!ids.length) return { branches: [], next: null }
  const { first, replies } = await firstReplies(db, ids, reader)
  const found = await seenComments(db, reader).where(inArray(comments.id, [...ids, ...first]))
  const rowOf = new Map(found.map((row) => [row.comment.id, row]))
  const views = inTime(await viewsOf(db, found, reader, now, ask.unfolded))
  const branches = ids.flatMap((id) => {
    const root = views.find((view) => view.id === id)
    const under = views.filter(({ rootId }) => rootId === id)
    const last = rowOf.get(under.at(-1)?.id ?? 0)
    const more = moreAfter(last, (replies.get(id) ?? 0) - under.length)
    // Between the two queries somebody may have taken it away.
    return root ? [{ root, replies: inTreeOrder(under), more }] : []
  })
  const end = picked[ids.length - 1]
  const last = rowOf.get(end?.id ?? 0)
  const next = picked.length > ids.length && last && end ? nextAfter(last, end.votes, ask, cursor) : null
  return { branches, next }
}

function nextAfter({ comment }: SeenRow, votes: number, { sort, now }: Ask, cursor: ThreadCursor | null): string {
  const asOf = sort === 'most-agreed' ? (cursor?.asOf ?? now) : null
  return cursorText({ root: null, agrees: Math.max(0, votes), at: comment.createdAt, id: comment.id, asOf })
}

/** The ids of the first replies under each root, and how many each has. */
async function firstReplies(db: Db, rootIds: number[], reader: Reader | null) {
  const mayFind = findable(reader) ?? sql`true`
  const ids = sql`array[${sql.join(rootIds, sql`, `)}]::int[]`
  const [first, counted] = await Promise.all([
    rows(
      db,
      sql`select reply.id from unnest(${ids}) as root(id) cross join lateral (
            select ${comments.id} as id from ${comments} where ${comments.rootId} = root.id and ${mayFind}
            order by ${comments.createdAt}, ${comments.id} limit ${REPLIES_A_BRANCH}) reply`,
      z.object({ id: z.number() }),
    ),
    db
      .select({ rootId: comments.rootId, replies: count() })
      .from(comments)
      .where(and(inArray(comments.rootId, rootIds), findable(reader)))
      .groupBy(comments.rootId),
  ])
  return { first: first.map(({ id }) => id), replies: new Map(counted.map(({ rootId, replies }) => [rootId, replies])) }
}
