import { and, asc, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles, highlights, saves } from '#drizzle/schema/index.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { ArticlePage } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { drawMarks, withAnchor } from './draw-marks.ts'
import {
  AT_END,
  BEGUN,
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

/** What somebody has marked in an article, in the order of its text; also what they took out within the hour. */
export async function listMarks(db: Db, personId: number, articleId: number, now: Date): Promise<Mark[]> {
  const found = await db
    .select(markColumns)
    .from(highlights)
    .innerJoin(saves, eq(saves.id, highlights.saveId))
    .where(and(eq(saves.personId, personId), eq(saves.articleId, articleId), shown(now)))
    .orderBy(asc(highlights.startsAt), asc(highlights.id))
  return found.map(markOf)
}

/** Where a reader is with an article; null where they have not saved it. */
export async function readingOf(db: Db, personId: number, articleId: number): Promise<Reading | null> {
  const [found] = await db
    .select({
      saveId: saves.id,
      state: saves.state,
      progress: saves.progress,
      place: saves.place,
      minutes: saves.minutes,
    })
    .from(saves)
    .where(and(eq(saves.personId, personId), eq(saves.articleId, articleId), isNull(saves.removedAt)))
  return found ?? null
}

export type OwnReading = { article: ArticlePage; marks: OwnMark[]; reading: Reading | null }
/** The id of the paragraph where a reader has stopped. */
export const STOPPED_AT = 'stopped-here'

/** An article with what is one reader's own: their marks in its text, and where they have stopped. For their page alone. */
export async function withOwn(db: Db, personId: number, article: ArticlePage, now: Date): Promise<OwnReading> {
  const [marks, reading] = await Promise.all([
    listMarks(db, personId, article.id, now),
    readingOf(db, personId, article.id),
  ])
  const stopped = reading && mayGoOn(reading) ? reading.place : null
  const anchored = stopped === null ? article.body : withAnchor(article.body, stopped, STOPPED_AT)
  const { blocks, found } = drawMarks(anchored, marks)
  return {
    article: { ...article, body: blocks },
    marks: marks.map((mark) => ({ ...mark, found: found.has(mark.id) })),
    reading,
  }
}

/** A text that was begun and not ended has a place to go on at. */
export const mayGoOn = ({ state, progress, place }: Reading): boolean =>
  (state === 'unread' || state === 'in-progress') && progress > BEGUN && progress < AT_END && (place ?? 0) > 0

/** A page of all that somebody has marked: the text with the newest mark first. */
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
  const texts = await Promise.all(page.map(({ id }) => markedText(db, id, now)))
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

async function markedText(db: Db, saveId: number, now: Date): Promise<MarkedText[]> {
  const [save] = await db.select(itemColumns).from(saves).leftJoin(articles, stillThere).where(eq(saves.id, saveId))
  if (!save) return []
  const marks = await db
    .select(markColumns)
    .from(highlights)
    .where(and(eq(highlights.saveId, saveId), shown(now)))
    .orderBy(asc(highlights.startsAt), desc(highlights.id))
  const { headline, source, language, href, elsewhere } = itemOf(save)
  return [{ saveId, headline, source, language, href, here: href !== null && !elsewhere, marks: marks.map(markOf) }]
}
