import { and, asc, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, copies, highlights, saves, sources } from '#drizzle/schema/index.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { ArticlePage } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { drawMarks, marksIn, withAnchor } from './draw-marks.ts'
import { type Effort, effortOfAPage } from './find-passage.ts'
import {
  AT_END,
  BEGUN,
  type In,
  MARKED_A_PAGE,
  MARKS_A_PAGE,
  type Mark,
  type MarkedText,
  type OwnMark,
  type Reading,
} from './mark-model.ts'
import { PUT_BACK_MS } from './model.ts'
import { itemColumns, itemOf, stillThere } from './queries.ts'

const markColumns = {
  id: highlights.id,
  exact: highlights.exact,
  prefix: highlights.prefix,
  suffix: highlights.suffix,
  startsAt: highlights.startsAt,
  note: highlights.note,
  createdAt: highlights.createdAt,
  removedAt: highlights.removedAt,
}

const shown = (now: Date): SQL | undefined =>
  or(isNull(highlights.removedAt), gt(highlights.removedAt, new Date(now.getTime() - PUT_BACK_MS)))

function markOf<Row extends { createdAt: Date; removedAt: Date | null }>({ createdAt, removedAt, ...mark }: Row) {
  return { ...mark, createdAt: createdAt.toISOString(), removed: removedAt !== null }
}

/** What one person has saved, whichever way it is named. */
const ownSave = (personId: number, at: In) =>
  and(eq(saves.personId, personId), 'article' in at ? eq(saves.articleId, at.article) : eq(saves.id, at.copy))

/** What somebody has marked in a text, in the order of it; also what they took out within the hour. */
export async function listMarks(db: Db, personId: number, at: In, now: Date): Promise<Mark[]> {
  const found = await db
    .select(markColumns)
    .from(highlights)
    .innerJoin(saves, eq(saves.id, highlights.saveId))
    .where(and(ownSave(personId, at), shown(now)))
    .orderBy(asc(highlights.startsAt), asc(highlights.id))
  return found.map(markOf)
}

/** Where a reader is with a text; null where they have not saved it. */
export async function readingOf(db: Db, personId: number, at: In): Promise<Reading | null> {
  const [found] = await db
    .select({
      saveId: saves.id,
      state: saves.state,
      progress: saves.progress,
      place: saves.place,
      minutes: saves.minutes,
    })
    .from(saves)
    .where(and(ownSave(personId, at), isNull(saves.removedAt)))
  return found ?? null
}

/** `at`: by what it is known to those who mark in it and read on. */
export type OwnReading = { article: ArticlePage; at: In; marks: OwnMark[]; reading: Reading | null }
/** The id of the paragraph where a reader has stopped. */
export const STOPPED_AT = 'stopped-here'

/**
 * A text with what is one reader's own: their marks in it, and where they have stopped. For their page alone.
 *
 * @param at the article, or what was saved where this is its copy
 * @param placed false for a copy of what is read elsewhere: how far that was read is told of the other text
 */
export async function withOwn(
  db: Db,
  personId: number,
  article: ArticlePage,
  now: Date,
  at: In = { article: article.id },
  placed = true,
): Promise<OwnReading> {
  const [marks, reading] = await Promise.all([
    listMarks(db, personId, at, now),
    placed ? readingOf(db, personId, at) : null,
  ])
  const stopped = reading && mayGoOn(reading) ? reading.place : null
  const anchored = stopped === null ? article.body : withAnchor(article.body, stopped, STOPPED_AT)
  const { blocks, found } = drawMarks(anchored, marks)
  return {
    article: { ...article, body: blocks },
    at,
    marks: marks.map((mark) => ({ ...mark, found: found.has(mark.id) })),
    reading,
  }
}

/** A text that was begun and not ended has a place to go on at. */
export const mayGoOn = ({ state, progress, place }: Reading): boolean =>
  (state === 'unread' || state === 'in-progress') && progress > BEGUN && progress < AT_END && (place ?? 0) > 0

/** A page of all that somebody has marked: the text with the newest mark first, each text with all of its marks. */
export async function listMarkedTexts(
  db: Db,
  personId: number,
  after: Cursor | null,
  now: Date,
): Promise<{ texts: MarkedText[]; next: string | null }> {
  const since = new Date(now.getTime() - PUT_BACK_MS).toISOString()
  const found = await rows(
    db,
    sql`select save_id as id, max(created_at) as at, count(*)::int as marks from ${highlights}
        where person_id = ${personId} and (removed_at is null or removed_at > ${since}::timestamptz)
        group by save_id
        ${after ? sql`having (max(created_at), save_id) < (${after.at.toISOString()}::timestamptz, ${after.id}::int)` : sql``}
        order by max(created_at) desc, save_id desc limit ${MARKED_A_PAGE + 1}`,
    z.object({ id: z.number(), at: z.coerce.date(), marks: z.number() }),
  )
  const page = found.slice(0, textsThatFit(found))
  const effort = effortOfAPage()
  const texts: MarkedText[][] = []
  // One after the other: their texts are large, and the page is not kept waiting for what was edited in them.
  for (const { id } of page) texts.push(await markedText(db, id, effort, now))
  const last = found.length > page.length ? page.at(-1) : undefined
  return { texts: texts.flat(), next: last ? cursorText(last) : null }
}

/** How many texts a page has room for; whoever has marked half of a text is shown it alone. */
function textsThatFit(found: readonly { marks: number }[]): number {
  let room = MARKS_A_PAGE
  const over = found.findIndex(({ marks }) => {
    room -= marks
    return room < 0
  })
  return over < 0 ? MARKED_A_PAGE : Math.min(MARKED_A_PAGE, Math.max(1, over))
}

async function markedText(db: Db, saveId: number, effort: Effort, now: Date): Promise<MarkedText[]> {
  const [save] = await db
    .select({
      ...itemColumns,
      removedAt: saves.removedAt,
      body: articles.body,
      reuse: sources.reuse,
      copy: copies.body,
    })
    .from(saves)
    .leftJoin(articles, stillThere)
    .leftJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(copies, eq(copies.id, saves.copyId))
    .where(eq(saves.id, saveId))
  if (!save) return []
  const marks = await marksOf(db, saveId, now)
  const { removedAt, body, reuse, copy, ...item } = save
  const { headline, source, language, href } = itemOf(item)
  // Of an excerpt nothing is marked on the article's page.
  const read = item.articleId !== null && reuse !== 'excerpt' ? body : null
  const kept = removedAt === null ? copy : null
  const inArticle = marksIn(read ?? [], marks, effort)
  const others = marks.filter(({ id }) => !inArticle.has(id))
  const inCopy = marksIn(kept ?? [], others, effort)
  const own = `/saved/${saveId}`
  const hrefOf = (id: number) => {
    if (inArticle.has(id)) return `${href}#highlight-${id}`
    return inCopy.has(id) ? `${own}#highlight-${id}` : null
  }
  return [
    {
      ...{ saveId, headline, source, language },
      href: item.articleId === null && kept ? own : href,
      here: read !== null || kept !== null,
      marks: marks.map((mark) => ({ ...mark, href: hrefOf(mark.id) })),
    },
  ]
}

async function marksOf(db: Db, saveId: number, now: Date): Promise<Mark[]> {
  const found = await db
    .select(markColumns)
    .from(highlights)
    .where(and(eq(highlights.saveId, saveId), shown(now)))
    .orderBy(asc(highlights.startsAt), desc(highlights.id))
  return found.map(markOf)
}
