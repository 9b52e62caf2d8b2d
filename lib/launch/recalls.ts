import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { articles } from '#drizzle/schema/index.ts'
import type { Store } from '#lib/db/open-store.ts'
import { log } from '#lib/log.ts'
import type { HeldPages } from '#lib/press/held-pages.ts'
import { articleOf, articleTag } from '#lib/press/tags.ts'

export type Recalls = {
  /** Here at once; of the other articles of the same story, and in the paper's other processes, as soon as they are known. */
  recall(...tags: string[]): Promise<void>
  /** Hears no more, and waits for what is on its way. */
  close(): Promise<void>
}

/**
 * Recalls held pages in every process of the paper. One conversation belongs to a story, so a change of one article's page
 * is one of the pages of its other articles as well.
 */
export async function openRecalls(
  store: Pick<Store, 'db' | 'bulletins'>,
  held: Pick<HeldPages, 'recall'>,
): Promise<Recalls> {
  const underWay = new Set<Promise<void>>()
  const hearing = await store.bulletins.hear(
    (tags) => held.recall(...tags),
    () => held.recall('all'),
  )

  async function spread(tags: readonly string[]): Promise<void> {
    try {
      const others = tags.includes('all') ? [] : await articlesBeside(store.db, tags)
      held.recall(...others)
      await store.bulletins.tell([...tags, ...others])
    } catch (problem) {
      log('warn', 'recall-not-spread', { problem: String(problem) })
      // Which pages show the same is not known: none is trusted.
      held.recall('all')
    }
  }

  return {
    recall(...tags) {
      held.recall(...tags)
      const spreading = spread(tags).finally(() => underWay.delete(spreading))
      underWay.add(spreading)
      return spreading
    },
    async close() {
      await hearing.close()
      await Promise.all(underWay)
    },
  }
}

const told = alias(articles, 'told')

async function articlesBeside(db: Store['db'], tags: readonly string[]): Promise<string[]> {
  const ids = tags.flatMap((tag) => articleOf(tag) ?? [])
  if (!ids.length) return []
  const beside = await db
    .selectDistinct({ id: articles.id })
    .from(articles)
    .innerJoin(told, and(eq(told.storyId, articles.storyId), ne(told.id, articles.id)))
    .where(and(inArray(told.id, ids), isNotNull(articles.storyId)))
  return beside.map(({ id }) => articleTag(id))
}
