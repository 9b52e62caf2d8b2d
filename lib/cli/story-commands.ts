import { eq } from 'drizzle-orm'
import { articles } from '#drizzle/schema/index.ts'
import { readArticleAddress } from '#lib/articles/address.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import type { Db } from '#lib/db/model.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { joinStories, judgePair, type PairRefusal, releasePair, splitFromStory } from '#lib/stories/desk.ts'
import { relatedTo } from '#lib/stories/related.ts'
import { getStory } from '#lib/stories/story-page.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

const words = messagesFor('en').cli.story

/** An article, with the story that it tells and what is related to it, as readers see both. */
export async function showStory({ db, now }: Engine, { operands: [named = ''] }: CommandRequest) {
  const id = idOf(named)
  const article = id === null ? null : await getArticle(db, id, false)
  if (!article) throw new CommandRefusal(words.refusals['article-unknown'](named))
  const found = article.storyId === null ? null : await getStory(db, article.storyId, null)
  const parts = found?.is === 'story' ? found.story.parts : []
  const at = article.sample ? SAMPLE_AT : now()
  const related = await relatedTo(db, article, { sample: article.sample, at, without: null })
  const lines = [
    words.line(article.id, article.headline, article.source.title),
    ...(article.storyId === null ? [words.noStory] : [words.told(article.storyId, parts.length)]),
    ...parts.map((part) => words.part(part.id, part.publishedAt, part.source.title, part.headline)),
    related.length ? words.relatedTo : words.nothingRelated,
    ...related.map(({ kind, score, shares, pinned, trail }) =>
      words.related(trail.id, words.kinds[kind], score, shares, pinned, trail.headline),
    ),
  ]
  const value = {
    article: article.id,
    story: article.storyId,
    parts: parts.map((part) => ({ id: part.id, source: part.source.slug, headline: part.headline })),
    related: related.map(({ trail, ...rest }) => ({ id: trail.id, headline: trail.headline, ...rest })),
  }
  return { lines, value }
}

export async function splitStory({ db, now }: Engine, { operands: [named = ''] }: CommandRequest) {
  const { id, headline } = await articleNamed(db, named)
  const split = await splitFromStory(db, id, now())
  if (!split.ok) throw new CommandRefusal(words.refusals[split.reason](named))
  return { lines: [words.split(headline)], value: { article: id } }
}

export async function joinStory({ db, now }: Engine, { operands: [first = '', second = ''] }: CommandRequest) {
  const one = await articleNamed(db, first)
  const other = await articleNamed(db, second)
  const joined = await joinStories(db, [one.id, other.id], now())
  if (!joined.ok) throw refusal(joined.reason, second)
  const { storyId, articles: members } = joined.value
  return { lines: [words.joined(storyId, members.length)], value: { story: storyId, articles: members } }
}

export const pinRelated = judging('pinned')
export const forbidRelated = judging('forbidden')

export async function releaseRelated({ db }: Engine, { operands: [first = '', second = ''] }: CommandRequest) {
  const one = await articleNamed(db, first)
  const other = await articleNamed(db, second)
  const released = await releasePair(db, [one.id, other.id])
  if (!released.ok) throw refusal(released.reason, second)
  return { lines: [words.released(one.headline, other.headline)], value: { article: one.id, other: other.id } }
}

function judging(verdict: 'pinned' | 'forbidden') {
  return async ({ db, now }: Engine, { operands: [first = '', second = ''] }: CommandRequest) => {
    const one = await articleNamed(db, first)
    const other = await articleNamed(db, second)
    const judged = await judgePair(db, [one.id, other.id], verdict, now())
    if (!judged.ok) throw refusal(judged.reason, second)
    return {
      lines: [words[verdict](one.headline, other.headline)],
      value: { article: one.id, other: other.id, verdict },
    }
  }
}

const refusal = (reason: PairRefusal, named: string) => new CommandRefusal(words.refusals[reason](named))

/** By its number, or by its address as it stands in a browser. */
async function articleNamed(db: Db, named: string): Promise<{ id: number; headline: string }> {
  const id = idOf(named)
  const [article] =
    id === null
      ? []
      : await db.select({ id: articles.id, headline: articles.headline }).from(articles).where(eq(articles.id, id))
  if (!article) throw new CommandRefusal(words.refusals['article-unknown'](named))
  return article
}

function idOf(named: string): number | null {
  if (/^\d{1,9}$/.test(named)) return Number(named)
  const address = /\/article\/([^/?#]+)/.exec(named)?.[1]
  return address === undefined ? null : readArticleAddress(decodeURIComponent(address))
}
