import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { articles } from '#drizzle/schema/index.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import type { Db } from '#lib/db/model.ts'
import type { ParsedEntry } from '#lib/feeds/model.ts'
import { peopleIn } from '#lib/labels/byline.ts'
import { labelArticles, type Named } from '#lib/labels/commands.ts'
import { topicsOf } from '#lib/labels/topics.ts'

/** What an entry says of its topics and people. `authors` is null where it names none: then those of its page stay. */
export type GivenLabels = { topics: string[]; authors: string[] | null }
/** `from`, where it is another than it was: what they are made from now. */
export type Labelled = GivenLabels & { id: number; publishedAt: Date; from?: string }

type Says = Pick<ParsedEntry, 'categories' | 'author'>
type Around = { sections: readonly { name: string }[]; source: { title: string } }

export function givenLabels({ categories, author }: Says, { sections, source }: Around): GivenLabels {
  const known = [...sections.map(({ name }) => name), source.title]
  return {
    topics: topicsOf(
      categories.map((category) => cleanText(category)),
      known,
    ),
    authors: author === null ? null : peopleIn(cleanText(author, 300), source.title),
  }
}

/** What labels were made from, for `articles.labelledFrom`. */
export function labelsKey({ categories, author }: Says): string {
  return createHash('md5')
    .update(JSON.stringify([categories, author]))
    .digest('hex')
}

/** To be called within a transaction. */
export async function storeLabels(db: Db, labelled: readonly Labelled[]): Promise<void> {
  const named = labelled.flatMap(({ id, publishedAt, topics, authors }): Named[] => [
    { articleId: id, publishedAt, kind: 'topic', names: topics },
    ...(authors === null ? [] : [{ articleId: id, publishedAt, kind: 'author' as const, names: authors }]),
  ])
  if (named.length) await labelArticles(db, named)
  for (const { id, from } of labelled)
    if (from !== undefined) await db.update(articles).set({ labelledFrom: from }).where(eq(articles.id, id))
}
