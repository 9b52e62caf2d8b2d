import { type Column, or, type SQL, sql } from 'drizzle-orm'
import { articles } from '#drizzle/schema/index.ts'
import type { Muted } from './model.ts'

/** An article in a statement: its id, and its source's. */
export type ArticleRef = { id: Column | SQL; sourceId: Column | SQL }

/** Whether an article is held back from a reader, as a condition; undefined where they mute nothing that an article can be. */
export function isMuted(muted: Muted, article: ArticleRef = articles): SQL | undefined {
  const held = anyOf(muted, article)
  return held && sql`nullif(${held}, true) is null`
}

/** The other way round; undefined where nothing is muted, so that a statement for everybody stays as it is. */
export function notMuted(muted: Muted | null, article: ArticleRef = articles): SQL | undefined {
  const held = muted === null ? undefined : anyOf(muted, article)
  return held && sql`nullif(${held}, true) is not null`
}

/**
 * Looked up article by article, by keys: each part is a value and no `exists`, for which the store may join all that is
 * stored. `nullif(…) is null` around it is how the store is told that this is rare: of anything else that it cannot measure it
 * believes that half is left, or next to nothing, and then it reads and sorts all stories for a page of thirty.
 */
function anyOf({ sources, labels, query }: Muted, { id, sourceId }: ArticleRef): SQL | undefined {
  return or(
    sources.length ? sql`${sourceId} = any(${sql.param([...sources])}::int[])` : undefined,
    labels.length
      ? sql`(select true from article_labels ml where ml.article_id = ${id}
            and ml.label_id = any(${sql.param([...labels])}::int[]) limit 1) is not null`
      : undefined,
    query === null ? undefined : sql`${announced(id)} @@ ${query}::text::tsquery`,
  )
}

/** The words of an article; while they are still to be stored, what the store itself makes of its headline and standfirst. */
export const announced = (id: Column | SQL): SQL =>
  sql`coalesce((select mw.doc from article_words mw where mw.article_id = ${id}),
      (select to_tsvector('simple', ma.headline || ' . ' || coalesce(ma.standfirst, '')) from articles ma where ma.id = ${id}))`
