import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { articlePairs, articles, stories } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { Verdict } from './model.ts'

export type PairRefusal = 'article-unknown' | 'one-article' | 'two-papers'
export type SplitRefusal = 'article-unknown' | 'no-story'

/** The desk's word on two articles as related ones. It takes the place of the other. */
export async function judgePair(
  db: Db,
  [one, other]: readonly [number, number],
  verdict: Extract<Verdict, 'pinned' | 'forbidden'>,
  now: Date,
): Promise<Result<null, PairRefusal>> {
  const both = await findBoth(db, one, other)
  if (!both.ok) return both
  await db.transaction(async (tx) => {
    await takeBack(tx, [one, other], ['pinned', 'forbidden'])
    await tx.insert(articlePairs).values({ ...inOrder(one, other), verdict, at: now })
  })
  return done(null)
}

/** Neither pinned nor forbidden any more: what the terms say counts again. */
export async function releasePair(db: Db, pair: readonly [number, number]): Promise<Result<null, PairRefusal>> {
  const both = await findBoth(db, ...pair)
  if (!both.ok) return both
  await takeBack(db, pair, ['pinned', 'forbidden'])
  return done(null)
}

/**
 * Takes an article out of its story, and keeps it out: no read of a feed puts it back with any that is in it now.
 *
 * @returns the articles whose pages have changed
 */
export async function splitFromStory(db: Db, id: number, now: Date): Promise<Result<number[], SplitRefusal>> {
  return db.transaction(async (tx) => {
    const [article] = await tx.select(ofStory).from(articles).where(eq(articles.id, id)).for('update')
    if (!article) return refused('article-unknown')
    if (article.storyId === null) return refused('no-story')
    const others = await tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.storyId, article.storyId), ne(articles.id, id)))
    if (others.length > 0) {
      const values = others.map((other) => ({ ...inOrder(id, other.id), verdict: 'apart' as const, at: now }))
      await tx.insert(articlePairs).values(values).onConflictDoNothing()
    }
    await tx.update(articles).set({ storyId: null }).where(eq(articles.id, id))
    return done([id, ...others.map((other) => other.id)])
  })
}

/**
 * Makes one story of two articles and of all that belongs to their stories; conversations come together with them. The address
 * of the second one's story leads to that of the first.
 *
 * @returns the story, and the articles whose pages have changed
 */
export async function joinStories(
  db: Db,
  [one, other]: readonly [number, number],
  now: Date,
): Promise<Result<{ storyId: number; articles: number[] }, PairRefusal>> {
  return db.transaction(async (tx) => {
    const both = await findBoth(tx, one, other)
    if (!both.ok) return both
    const [first, second] = both.value
    const storyId = first.storyId ?? second.storyId ?? (await newStory(tx, now))
    const gone = second.storyId !== null && second.storyId !== storyId ? second.storyId : null
    const members = await tx
      .update(articles)
      .set({ storyId })
      .where(
        or(
          inArray(articles.id, [one, other]),
          eq(articles.storyId, storyId),
          gone === null ? undefined : eq(articles.storyId, gone),
        ),
      )
      .returning({ id: articles.id })
    if (gone !== null) await tx.update(stories).set({ joinedTo: storyId }).where(eq(stories.id, gone))
    const ids = members.map(({ id }) => id)
    // What stands in one story is not apart.
    await tx
      .delete(articlePairs)
      .where(
        and(
          eq(articlePairs.verdict, 'apart'),
          inArray(articlePairs.articleId, ids),
          inArray(articlePairs.otherId, ids),
        ),
      )
    return done({ storyId, articles: ids })
  })
}

const ofStory = { id: articles.id, storyId: articles.storyId, sample: articles.sample }

async function findBoth(db: Db, one: number, other: number) {
  if (one === other) return refused('one-article')
  const rows = await db
    .select(ofStory)
    .from(articles)
    .where(and(inArray(articles.id, [one, other]), isNull(articles.removedAt)))
  const first = rows.find(({ id }) => id === one)
  const second = rows.find(({ id }) => id === other)
  if (!first || !second) return refused('article-unknown')
  return first.sample === second.sample ? done([first, second] as const) : refused('two-papers')
}

async function newStory(db: Db, now: Date): Promise<number> {
  const [story] = await db.insert(stories).values({ firstSeenAt: now }).returning({ id: stories.id })
  if (!story) throw new Error('the story could not be stored')
  return story.id
}

async function takeBack(db: Db, [one, other]: readonly [number, number], verdicts: Verdict[]): Promise<void> {
  const { articleId, otherId } = inOrder(one, other)
  await db
    .delete(articlePairs)
    .where(
      and(
        eq(articlePairs.articleId, articleId),
        eq(articlePairs.otherId, otherId),
        inArray(articlePairs.verdict, verdicts),
      ),
    )
}

const inOrder = (one: number, other: number) => ({ articleId: Math.min(one, other), otherId: Math.max(one, other) })
