import { and, asc, desc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, savedPages, saves } from '#drizzle/schema/index.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { changedSince } from './copies.ts'
import { minutesLeft } from './mark-model.ts'
import {
  PUT_BACK_MS,
  SAVED_A_PAGE,
  type SavedFacets,
  type SavedItem,
  type SavedOrder,
  type SavedSums,
  SHELVES,
  type Shelf,
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
export const itemColumns = {
  id: saves.id,
  link: saves.link,
  headline: saves.headline,
  source: saves.sourceTitle,
  minutes: saves.minutes,
  articleId: articles.id,
  slug: articles.slug,
  language: articles.language,
}
export const stillThere = and(eq(articles.id, saves.articleId), isNull(articles.removedAt))

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

const selectItems = (db: Db) =>
  db
    .select({
      ...itemColumns,
      state: saves.state,
      savedAt: saves.savedAt,
      removedAt: saves.removedAt,
      copyId: saves.copyId,
      changed: changedSince,
      page: savedPages.state,
      problem: savedPages.problem,
      note: saves.note,
      tags: saves.tags,
      progress: saves.progress,
    })
    .from(saves)
    .leftJoin(articles, stillThere)
    .leftJoin(savedPages, eq(savedPages.saveId, saves.id))

function toItem(found: Awaited<ReturnType<typeof selectItems>>[number]): SavedItem {
  const { state, savedAt, removedAt, copyId, changed, page, problem, note, tags, progress, ...row } = found
  return {
    ...itemOf(row),
    copy: copyOf(row.id, { copyId, articleId: row.articleId, changed }),
    page: page === null || copyId !== null ? null : { state: page, problem },
    shelf: state,
    savedAt: savedAt.toISOString(),
    removed: removedAt !== null,
    note,
    tags,
    minutesLeft: progress > 0 && progress < 1 ? minutesLeft(row.minutes, progress) : null,
  }
}

/** Somebody's own by their numbers, in no order; what was taken off within the hour is among them. */
export async function savedItems(db: Db, personId: number, ids: readonly number[], now: Date): Promise<SavedItem[]> {
  if (!ids.length) return []
  const mine = and(eq(saves.personId, personId), inArray(saves.id, [...ids]), notLongGone(now))
  return (await selectItems(db).where(mine)).map(toItem)
}

export type SavedPage = { items: SavedItem[]; next: string | null }

/** What of it is asked for. */
export type SavedChoice = {
  shelf: Shelf
  order: SavedOrder
  /** Of this source alone, by the name that stands at it. */
  source?: string | null
  /** With this tag alone. */
  tag?: string | null
  /** Where the page before ended. In an order by length its instant stands for minutes of reading. */
  after: Cursor | null
  /** What was changed a moment ago: it stays in its place, wherever it belongs now, so that the change can be taken back there. */
  just: number | null
}

/** A page of 50 of what somebody saved, in the order of saving or of length. */
export async function listSaved(db: Db, personId: number, wish: SavedChoice, now: Date): Promise<SavedPage> {
  const onShelf = and(eq(saves.state, wish.shelf), isNull(saves.removedAt))
  const justNow = wish.just === null ? undefined : and(eq(saves.id, wish.just), notLongGone(now))
  const found = await selectItems(db)
    .where(
      and(
        eq(saves.personId, personId),
        or(onShelf, justNow),
        wish.source ? eq(saves.sourceTitle, wish.source) : undefined,
        wish.tag ? sql`${wish.tag} = any(${saves.tags})` : undefined,
        wish.after ? beyond(wish.after, wish.order) : undefined,
      ),
    )
    .orderBy(...inOrder(wish.order))
    .limit(SAVED_A_PAGE + 1)
  const page = found.slice(0, SAVED_A_PAGE)
  const last = found.length > SAVED_A_PAGE ? page.at(-1) : undefined
  return {
    items: page.map(toItem),
    next: last ? cursorText({ at: byLength(wish.order) ? new Date(last.minutes) : last.savedAt, id: last.id }) : null,
  }
}

const byLength = (order: SavedOrder) => order === 'shortest' || order === 'longest'
const fromTheTop = (order: SavedOrder) => order === 'newest' || order === 'longest'

export function inOrder(order: SavedOrder): SQL[] {
  const key = byLength(order) ? saves.minutes : saves.savedAt
  return fromTheTop(order) ? [desc(key), desc(saves.id)] : [asc(key), asc(saves.id)]
}

export const notLongGone = (now: Date): SQL | undefined =>
  or(isNull(saves.removedAt), gt(saves.removedAt, new Date(now.getTime() - PUT_BACK_MS)))

function beyond({ at, id }: Cursor, order: SavedOrder): SQL {
  const place = byLength(order) ? sql`(${saves.minutes}, ${saves.id})` : sql`(${saves.savedAt}, ${saves.id})`
  // A cursor is exact to the millisecond, as all that we write is. One of another order may be beyond all numbers.
  const here = byLength(order)
    ? sql`(${Math.min(at.getTime(), 2 ** 31 - 1)}::int, ${id}::int)`
    : sql`(${at.toISOString()}::timestamptz, ${id}::int)`
  return fromTheTop(order) ? sql`${place} < ${here}` : sql`${place} > ${here}`
}

/** How much stands on each shelf; what was begun counts with what is left of it. */
export async function savedSums(db: Db, personId: number): Promise<SavedSums> {
  const left = sql`case when ${saves.progress} > 0 and ${saves.progress} < 1
    then greatest(1, ceil(${saves.minutes} * (1 - ${saves.progress}))) else ${saves.minutes} end`
  const found = await db
    .select({ state: saves.state, count: sql<number>`count(*)::int`, minutes: sql<number>`sum(${left})::int` })
    .from(saves)
    .where(and(eq(saves.personId, personId), isNull(saves.removedAt)))
    .groupBy(saves.state)
  const sumOf = (shelf: Shelf) => {
    const { count = 0, minutes = 0 } = found.find(({ state }) => state === shelf) ?? {}
    return { count, minutes }
  }
  return {
    unread: sumOf('unread'),
    'in-progress': sumOf('in-progress'),
    done: sumOf('done'),
    archived: sumOf('archived'),
  }
}

export const countSaved = (sums: SavedSums): number => SHELVES.reduce((count, shelf) => count + sums[shelf].count, 0)

/** More than this nobody looks through in a box: the most frequent ones. */
const MOST_FACETS = 200

/** The sources and tags of what stands on a shelf, the most frequent first. Ten thousand saves are gone through once. */
export async function savedFacets(db: Db, personId: number, shelf: Shelf): Promise<SavedFacets> {
  const there = sql`${saves.personId} = ${personId} and ${saves.state} = ${shelf} and ${saves.removedAt} is null`
  const found = await rows(
    db,
    sql`with counted as (
          select ${saves.sourceTitle} as source, ${saves.tags} as tags, grouping(${saves.tags}) = 1 as "bySource",
            count(*)::int as count
          from ${saves} where ${there} group by grouping sets ((${saves.sourceTitle}), (${saves.tags})))
        (select 'sources' as kind, source as name, count from counted where "bySource"
          order by count desc, name limit ${MOST_FACETS})
        union all
        (select 'tags', tag, sum(count)::int from counted, unnest(tags) tag where not "bySource"
          group by tag order by 3 desc, 2 limit ${MOST_FACETS})`,
    z.object({ kind: z.enum(['sources', 'tags']), name: z.string(), count: z.number() }),
  )
  const of = (wanted: keyof SavedFacets) =>
    found.flatMap(({ kind, name, count }) => (kind === wanted ? [{ name, count }] : []))
  return { sources: of('sources'), tags: of('tags') }
}
