import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, savedPages, saves } from '#drizzle/schema/index.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { changedSince } from './copies.ts'
import {
  PUT_BACK_MS,
  SAVED_A_PAGE,
  type SavedItem,
  type SavedOrder,
  type SavedSums,
  SHELVES,
  type Shelf,
  shelfOf,
} from './model.ts'

/** A page asks about the stories on it; of more saves than this the newest count. */
const MOST_MARKED = 20_000

/** The articles that somebody has saved, for the marks at headlines: one row, whatever their number. */
export async function savedIds(db: Db, personId: number): Promise<ReadonlySet<number>> {
  const [found] = await rows(
    db,
    sql`select coalesce(array_agg(article_id), '{}') as ids from (
          select article_id from ${saves}
          where person_id = ${personId} and article_id is not null and removed_at is null
          order by id desc limit ${MOST_MARKED}) newest`,
    z.object({ ids: z.array(z.number()) }),
  )
  return new Set(found?.ids)
}

/** The columns that name what was saved, and where it can be read now. Join `articles` by `stillThere`. */
const itemColumns = {
  id: saves.id,
  link: saves.link,
  headline: saves.headline,
  source: saves.sourceTitle,
  minutes: saves.minutes,
  articleId: articles.id,
  slug: articles.slug,
  language: articles.language,
}
const stillThere = and(eq(articles.id, saves.articleId), isNull(articles.removedAt))

type ItemRow = Pick<SavedItem, 'id' | 'headline' | 'source' | 'minutes' | 'language'> & {
  link: string | null
  articleId: number | null
  slug: string | null
}

/** The text of then, where the paper's own is another one or gone. */
function copyOf(
  id: number,
  { copyId, articleId, changed }: { copyId: number | null; articleId: number | null; changed: boolean },
): SavedItem['copy'] {
  if (copyId === null || (articleId !== null && !changed)) return null
  return { href: `/saved/${id}`, is: articleId === null ? 'gone' : 'changed' }
}

export function itemOf({ link, articleId, slug, ...item }: ItemRow) {
  const href = articleId === null ? link : `/article/${slug}-${articleId}`
  return { ...item, articleId, href, elsewhere: articleId === null && link !== null }
}

export type SavedPage = { items: SavedItem[]; next: string | null }

/**
 * A page of 50 of what somebody saved, in the order of saving.
 *
 * @param wish `after` is where the page before ended; `just` is what was changed a moment ago: it stays in its place,
 *   wherever it belongs now, so that the change can be taken back where it was made
 */
export async function listSaved(
  db: Db,
  personId: number,
  wish: { shelf: Shelf; order: SavedOrder; after: Cursor | null; just: number | null },
  now: Date,
): Promise<SavedPage> {
  const newest = wish.order === 'newest'
  const onShelf = and(inArray(saves.state, [...SHELVES[wish.shelf]]), isNull(saves.removedAt))
  const justNow = wish.just === null ? undefined : and(eq(saves.id, wish.just), notLongGone(now))
  const found = await db
    .select({
      ...itemColumns,
      state: saves.state,
      savedAt: saves.savedAt,
      removedAt: saves.removedAt,
      copyId: saves.copyId,
      changed: changedSince,
      page: savedPages.state,
      problem: savedPages.problem,
    })
    .from(saves)
    .leftJoin(articles, stillThere)
    .leftJoin(savedPages, eq(savedPages.saveId, saves.id))
    .where(and(eq(saves.personId, personId), or(onShelf, justNow), wish.after ? beyond(wish.after, newest) : undefined))
    .orderBy(...(newest ? [desc(saves.savedAt), desc(saves.id)] : [asc(saves.savedAt), asc(saves.id)]))
    .limit(SAVED_A_PAGE + 1)
  const page = found.slice(0, SAVED_A_PAGE)
  const last = found.length > SAVED_A_PAGE ? page.at(-1) : undefined
  return {
    items: page.map(({ state, savedAt, removedAt, copyId, changed, page, problem, ...row }) => ({
      ...itemOf(row),
      copy: copyOf(row.id, { copyId, articleId: row.articleId, changed }),
      page: page === null || copyId !== null ? null : { state: page, problem },
      shelf: shelfOf(state),
      savedAt: savedAt.toISOString(),
      removed: removedAt !== null,
    })),
    next: last ? cursorText({ at: last.savedAt, id: last.id }) : null,
  }
}

export const notLongGone = (now: Date): SQL | undefined =>
  or(isNull(saves.removedAt), gt(saves.removedAt, new Date(now.getTime() - PUT_BACK_MS)))

function beyond({ at, id }: Cursor, newest: boolean): SQL {
  const here = sql`(${at.toISOString()}::timestamptz, ${id}::int)`
  // A cursor is exact to the millisecond, as all that we write is.
  return newest ? sql`(${saves.savedAt}, ${saves.id}) < ${here}` : sql`(${saves.savedAt}, ${saves.id}) > ${here}`
}

export async function savedSums(db: Db, personId: number): Promise<SavedSums> {
  const sums = await db
    .select({ state: saves.state, count: sql<number>`count(*)::int`, minutes: sql<number>`sum(${saves.minutes})::int` })
    .from(saves)
    .where(and(eq(saves.personId, personId), isNull(saves.removedAt)))
    .groupBy(saves.state)
  const on = (shelf: Shelf) => sums.filter(({ state }) => shelfOf(state) === shelf)
  const total = (parts: number[]) => parts.reduce((sum, part) => sum + part, 0)
  return {
    unread: total(on('unread').map(({ count }) => count)),
    unreadMinutes: total(on('unread').map(({ minutes }) => minutes)),
    done: total(on('done').map(({ count }) => count)),
  }
}
