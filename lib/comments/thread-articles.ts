import { and, eq, isNull, sql } from 'drizzle-orm'
import { articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** An article whose thread is read, with all that tell the same story: they have one conversation (rules §8). */
export type ThreadOf = { id: number; slug: string; sample: boolean; publishedAt: Date; articleIds: number[] }

/** @returns null if there is no such article */
export async function threadOf(db: Db, articleId: number): Promise<ThreadOf | null> {
  const [own] = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      sample: articles.sample,
      publishedAt: articles.publishedAt,
      storyId: articles.storyId,
    })
    .from(articles)
    .where(and(eq(articles.id, articleId), isNull(articles.removedAt)))
  if (!own) return null
  const { storyId, ...thread } = own
  if (storyId === null) return { ...thread, articleIds: [own.id] }
  const tellings = await db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.storyId, storyId), eq(articles.sample, own.sample), isNull(articles.removedAt)))
    .orderBy(sql`${articles.id}`)
  return { ...thread, articleIds: tellings.map(({ id }) => id) }
}

/** What is recalled when the words or votes of a thread change: every page that shows it. */
export const pagesOf = ({ articleIds }: Pick<ThreadOf, 'articleIds'>): string[] =>
  articleIds.map((id) => `article:${id}`)

/** What is recalled when its count changes: the lists that tell it, too. */
export const threadTags = (thread: Pick<ThreadOf, 'articleIds'>): string[] => [...pagesOf(thread), 'front', 'lists']
