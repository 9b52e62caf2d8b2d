import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { articles, copies, highlights, saves, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { bodyText } from '#lib/search/document.ts'
import { textOfArticle } from './copy-text.ts'

/** All that somebody's own things are found by. */
export type SavedTexts = {
  id: number
  personId: number
  headline: string
  source: string
  note: string | null
  tags: string[]
  marks: { exact: string; note: string | null }[]
  /** What the text calls itself, where that is not `headline`. */
  title: string | null
  kicker: string | null
  standfirst: string | null
  byline: string | null
  /** The text as they have it: as it was kept, else as the paper has it for them; "" where there is none. */
  text: string
  languages: (string | null)[]
}

/** The words of saves by their numbers, in no order. */
export async function savedTexts(db: Db, ids: readonly number[]): Promise<SavedTexts[]> {
  if (!ids.length) return []
  const rows = await db
    .select({
      save: {
        id: saves.id,
        personId: saves.personId,
        headline: saves.headline,
        source: saves.sourceTitle,
        note: saves.note,
        tags: saves.tags,
      },
      // One that is never empty stands first: by it a row that is not there is told.
      copy: {
        headline: copies.headline,
        kicker: copies.kicker,
        standfirst: copies.standfirst,
        byline: copies.byline,
        body: copies.body,
        language: copies.language,
      },
      article: articles,
      own: { title: sources.title, reuse: sources.reuse, language: sources.language },
    })
    .from(saves)
    .leftJoin(copies, eq(copies.id, saves.copyId))
    .leftJoin(articles, and(eq(articles.id, saves.articleId), isNull(articles.removedAt)))
    .leftJoin(sources, eq(sources.id, articles.sourceId))
    .where(inArray(saves.id, [...ids]))
  const marked = await db
    .select({ saveId: highlights.saveId, exact: highlights.exact, note: highlights.note })
    .from(highlights)
    .where(and(inArray(highlights.saveId, [...ids]), isNull(highlights.removedAt)))
    .orderBy(asc(highlights.startsAt), asc(highlights.id))
  const marks = Map.groupBy(marked, ({ saveId }) => saveId)
  return rows.map(({ save, copy, article, own }) => {
    const said = copy ?? (article && own && textOfArticle(article, own))
    return {
      ...save,
      marks: marks.get(save.id) ?? [],
      title: said && said.headline !== save.headline ? said.headline : null,
      kicker: said?.kicker ?? null,
      standfirst: said?.standfirst ?? null,
      byline: said?.byline ?? null,
      text: said ? bodyText(said.body) : '',
      languages: [said?.language ?? null, own?.language ?? null],
    }
  })
}
