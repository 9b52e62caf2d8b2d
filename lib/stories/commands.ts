import { and, arrayOverlaps, between, inArray, isNull, sql } from 'drizzle-orm'
import { articles, stories } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { storyScore, weightOf } from './title-terms.ts'

/** Two articles further apart tell of two events, whatever their headlines share. In milliseconds. */
const APART = 72 * 3_600_000

/** A word that more articles of the window use than this says nothing about which story it is. */
const TOO_COMMON = 150

/** Candidates that meet in fewer words cannot be the same story; see `storyScore`. */
const MEETINGS = 2

type Told = {
  id: number
  sourceId: number
  storyId: number | null
  sample: boolean
  publishedAt: Date
  titleTerms: string[]
}

const told = {
  id: articles.id,
  sourceId: articles.sourceId,
  storyId: articles.storyId,
  sample: articles.sample,
  publishedAt: articles.publishedAt,
  titleTerms: articles.titleTerms,
}

/**
 * Links newly stored articles with those of other sources that tell of the same event within 72 hours, as one story.
 * Nothing is merged. An article joins the story of its nearest likeness; an article that has a story keeps it.
 *
 * @returns the articles whose story has changed or gained a member, to be printed anew
 */
export async function relate(db: Db, articleIds: readonly number[], now: Date): Promise<number[]> {
  if (articleIds.length === 0) return []
  const fresh = await db
    .select(told)
    .from(articles)
    .where(and(inArray(articles.id, [...articleIds]), isNull(articles.removedAt), isNull(articles.storyId)))
  const terms = [...new Set(fresh.flatMap(({ titleTerms }) => tellingTerms(titleTerms)))]
  if (terms.length === 0) return []

  const times = fresh.map(({ publishedAt }) => publishedAt.getTime())
  const known = await db
    .select(told)
    .from(articles)
    .where(
      and(
        arrayOverlaps(articles.titleTerms, terms),
        between(
          articles.publishedAt,
          new Date(times.reduce((a, b) => Math.min(a, b)) - APART),
          new Date(times.reduce((a, b) => Math.max(a, b)) + APART),
        ),
        isNull(articles.removedAt),
      ),
    )
  const links = linked(fresh, known)
  return links.length === 0 ? [] : await db.transaction((tx) => store(tx, links, now))
}

/** The terms to look others up by: everyday words would find half the paper. */
function tellingTerms(terms: readonly string[]): readonly string[] {
  const telling = terms.filter((term) => weightOf(term) === 1)
  return telling.length >= MEETINGS ? telling : terms
}

/** Articles that belong together: the members of one group get one story. */
type Group = { storyId: number | null; members: Told[] }

/** Pairs of fresh and known articles that tell the same, the surest first, gathered into groups. */
function linked(fresh: readonly Told[], known: readonly Told[]): Group[] {
  const pairs = likenesses(fresh, known).sort(
    (a, b) => b.score - a.score || a.one.id - b.one.id || a.other.id - b.other.id,
  )
  const groupOf = new Map<number, Group>()
  const group = (article: Told) => groupOf.get(article.id) ?? { storyId: article.storyId, members: [article] }
  for (const { one, other } of pairs) {
    const into = group(other)
    const from = group(one)
    // Two stories stay two: only the desk joins what has been shown as two.
    if (into === from || (into.storyId !== null && from.storyId !== null)) continue
    const joined = { storyId: into.storyId ?? from.storyId, members: [...into.members, ...from.members] }
    if (spread(joined.members) > APART) continue
    for (const member of joined.members) groupOf.set(member.id, joined)
  }
  return [...new Set(groupOf.values())]
}

function spread(members: readonly Told[]): number {
  const times = members.map(({ publishedAt }) => publishedAt.getTime())
  return Math.max(...times) - Math.min(...times)
}

function likenesses(fresh: readonly Told[], known: readonly Told[]): { one: Told; other: Told; score: number }[] {
  const users = new Map<string, Told[]>()
  for (const article of known) {
    for (const term of article.titleTerms) {
      const others = users.get(term)
      if (others) others.push(article)
      else users.set(term, [article])
    }
  }
  const freshIds = new Set(fresh.map(({ id }) => id))
  return fresh.flatMap((one) => {
    const meetings = new Map<Told, number>()
    for (const term of one.titleTerms) {
      const others = users.get(term) ?? []
      if (others.length <= TOO_COMMON) for (const other of others) meetings.set(other, (meetings.get(other) ?? 0) + 1)
    }
    return [...meetings].flatMap(([other, count]) => {
      const twice = freshIds.has(other.id) && other.id <= one.id
      if (count < MEETINGS || twice || other.sourceId === one.sourceId || other.sample !== one.sample) return []
      if (Math.abs(other.publishedAt.getTime() - one.publishedAt.getTime()) > APART) return []
      const score = storyScore(one.titleTerms, other.titleTerms)
      return score > 0 ? [{ one, other, score }] : []
    })
  })
}

async function store(db: Db, groups: readonly Group[], now: Date): Promise<number[]> {
  const without = groups.filter(({ storyId }) => storyId === null)
  const made =
    without.length === 0
      ? []
      : await db
          .insert(stories)
          .values(without.map(() => ({ firstSeenAt: now })))
          .returning({ id: stories.id })
  const newIds = new Map(without.map((group, index) => [group, made[index]?.id ?? null]))
  const rows = groups.flatMap((group) => {
    const story = group.storyId ?? newIds.get(group)
    return group.members.filter(({ storyId }) => storyId === null).map(({ id }) => ({ id, story }))
  })
  await db.execute(sql`
    update ${articles} set story_id = linked.story
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as linked(id int, story int)
    where ${articles.id} = linked.id and ${articles.storyId} is null`)
  const changed = await db
    .select({ id: articles.id })
    .from(articles)
    .where(inArray(articles.storyId, [...new Set(rows.flatMap(({ story }) => story ?? []))]))
  return changed.map(({ id }) => id)
}
