import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { articles, copies, highlights, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'

/** Saves that are in memory at once, with their texts. */
const AT_A_TIME = 50

const saveColumns = {
  id: saves.id,
  headline: saves.headline,
  source: saves.sourceTitle,
  minutes: saves.minutes,
  link: saves.link,
  copyId: saves.copyId,
  state: saves.state,
  savedAt: saves.savedAt,
  stateAt: saves.stateAt,
  progress: saves.progress,
  place: saves.place,
  progressAt: saves.progressAt,
  note: saves.note,
  tags: saves.tags,
  removedAt: saves.removedAt,
  articleId: articles.id,
  slug: articles.slug,
  articleLink: articles.link,
}

const markColumns = {
  saveId: highlights.saveId,
  id: highlights.id,
  exact: highlights.exact,
  prefix: highlights.prefix,
  suffix: highlights.suffix,
  startsAt: highlights.startsAt,
  note: highlights.note,
  createdAt: highlights.createdAt,
  changedAt: highlights.changedAt,
}

export type TakenMark = Omit<typeof highlights.$inferSelect, 'saveId' | 'personId' | 'removedAt'>
export type TakenText = typeof copies.$inferSelect

type Save = typeof saves.$inferSelect

/** Something saved, with what is its reader's own in it, and the text as it was saved. */
export type TakenSave = Pick<
  Save,
  | 'id'
  | 'headline'
  | 'minutes'
  | 'state'
  | 'savedAt'
  | 'stateAt'
  | 'progress'
  | 'place'
  | 'progressAt'
  | 'note'
  | 'tags'
> & {
  removedAt: Date | null
  source: string
  /** Where it lies: at its source, else at this paper; null where only its name is left. */
  address: string | null
  marks: TakenMark[]
  text: TakenText | null
}

/**
 * All that somebody has saved, in the order of saving, some at a time: also what they have taken off, where they have marked
 * something in it, since the marks are theirs still.
 */
export async function* takenSaves(db: Db, personId: number, publicUrl: string): AsyncGenerator<TakenSave[]> {
  for (let after = 0; ; ) {
    const page = await db
      .select(saveColumns)
      .from(saves)
      .leftJoin(articles, eq(articles.id, saves.articleId))
      .where(
        and(
          eq(saves.personId, personId),
          gt(saves.id, after),
          or(
            isNull(saves.removedAt),
            sql`exists (select from ${highlights} where ${highlights.saveId} = ${saves.id} and ${highlights.removedAt} is null)`,
          ),
        ),
      )
      .orderBy(asc(saves.id))
      .limit(AT_A_TIME)
    const last = page.at(-1)
    if (!last) return
    yield await withTexts(db, page, publicUrl)
    if (page.length < AT_A_TIME) return
    after = last.id
  }
}

type Row = Omit<TakenSave, 'address' | 'marks' | 'text'> & {
  link: string | null
  copyId: number | null
  articleId: number | null
  slug: string | null
  articleLink: string | null
}

async function withTexts(db: Db, page: readonly Row[], publicUrl: string): Promise<TakenSave[]> {
  const ids = page.flatMap(({ copyId }) => copyId ?? [])
  const texts = ids.length ? await db.select().from(copies).where(inArray(copies.id, ids)) : []
  const own = inArray(
    highlights.saveId,
    page.map(({ id }) => id),
  )
  const marks = await db
    .select(markColumns)
    .from(highlights)
    .where(and(own, isNull(highlights.removedAt)))
    .orderBy(asc(highlights.startsAt), asc(highlights.id))
  const textOf = new Map(texts.map((text) => [text.id, text]))
  const marksOf = Map.groupBy(marks, ({ saveId }) => saveId)
  return page.map(({ link, copyId, articleId, slug, articleLink, ...row }) => ({
    ...row,
    address: addressOf({ link, articleId, slug, articleLink }, publicUrl),
    marks: (marksOf.get(row.id) ?? []).map(({ saveId: _, ...mark }) => mark),
    text: (copyId === null ? undefined : textOf.get(copyId)) ?? null,
  }))
}

type Named = Pick<Row, 'link' | 'articleId' | 'slug' | 'articleLink'>

export function addressOf({ link, articleId, slug, articleLink }: Named, publicUrl: string): string | null {
  const there = link ?? articleLink
  // The sample's own pages lie nowhere on the net.
  if (there !== null && /^https?:\/\//i.test(there) && !there.startsWith(SAMPLE_ORIGIN)) return there
  return articleId === null ? null : `${publicUrl}/article/${slug}-${articleId}`
}
