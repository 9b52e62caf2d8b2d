import { and, between, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { articlePairs, articles, articleTerms, stories } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { likenessOf } from './likeness.ts'
import { countAgain, storeTerms } from './term-store.ts'
import { storyScore, weightOf } from './title-terms.ts'

/** Two articles further apart tell of two events, whatever their headlines share. In milliseconds. */
const APART = 72 * 3_600_000

/** A word that more articles of the window use than this says nothing about which story it is. */
const TOO_COMMON = 150

/** At most so many articles are compared, the newest; some megabytes. */
const MOST = 20_000

/** Candidates that meet in fewer words cannot be the same story; see `storyScore`. */
const MEETINGS = 2

/** Texts that are so near tell the same, if their headlines meet at all: an agency's report under two headlines. */
const SAME_TEXT = 0.6

/** Whose headlines agree while their texts hardly share a word: a formula ("What we know about …"), not a story. */
const OTHER_TEXT = 0.04
/** So many articles are counted in a fraction of a second. */
const YOUNG = 600

/** Fewer terms than this are a line or two, which says nothing against its headline. */
const TEXT_TERMS = 20

type Told = {
  id: number
  sourceId: number
  storyId: number | null
  sample: boolean
  /** Milliseconds since 1970. */
  publishedAt: number
  titleTerms: string[]
}

const told = {
  id: articles.id,
  sourceId: articles.sourceId,
  storyId: articles.storyId,
  sample: articles.sample,
  // A day's paper is read here at each poll: numbers and one string are parsed far faster than dates and arrays.
  publishedAt: sql<number>`extract(epoch from ${articles.publishedAt})::float8 * 1000`,
  titleTerms: sql<string>`array_to_string(${articles.titleTerms}, ' ')`,
}

async function read(db: Db, which: SQL | undefined): Promise<Told[]> {
  const rows = await db
    .select(told)
    .from(articles)
    .where(and(which, isNull(articles.removedAt)))
    .orderBy(desc(articles.publishedAt))
    .limit(MOST)
  return rows.map((row) => ({ ...row, titleTerms: row.titleTerms.split(' ').filter((term) => term !== '') }))
}

/**
 * Weighs the words of newly stored articles, then links them with those of other sources that tell of the same event within 72
 * hours, as one story. What the desk has split stays apart.
 * Call it once for all that a poll has stored: each call reads the days around. Nothing is merged. An article joins the story of its nearest likeness; an article that has a story keeps it.
 *
 * @returns the articles whose story has changed or gained a member, to be printed anew
 */
export async function relate(db: Db, articleIds: readonly number[], now: Date): Promise<number[]> {
  if (articleIds.length === 0) return []
  // A young paper learns its words as they come in; later that is done beside.
  await countAgain(db, { atMost: YOUNG })
  await storeTerms(db, articleIds)
  const fresh = await read(db, and(inArray(articles.id, [...articleIds]), isNull(articles.storyId)))
  if (fresh.every(({ titleTerms }) => titleTerms.length === 0)) return []

  const times = fresh.map(({ publishedAt }) => publishedAt)
  const first = new Date(times.reduce((a, b) => Math.min(a, b)) - APART)
  const last = new Date(times.reduce((a, b) => Math.max(a, b)) + APART)
  // All of the window, not those that share a word: comparing arrays costs the store ten times what sending the rows does.
  const papers = [...new Set(fresh.map(({ sample }) => sample))]
  const known = await read(db, and(inArray(articles.sample, papers), between(articles.publishedAt, first, last)))
  const pairs = await withTexts(db, meetings(fresh, known))
  const links = linked(pairs, await keptApart(db, pairs))
  return links.length === 0 ? [] : await db.transaction((tx) => store(tx, links, now))
}

/** Articles that belong together: the members of one group get one story. */
type Group = { storyId: number | null; members: Told[] }

/** Two articles that tell the same, and how sure that is. */
type Pair = { one: Told; other: Told; score: number }

/** Pairs of fresh and known articles that tell the same, the surest first, gathered into groups. */
function linked(pairs: readonly Pair[], apart: ReadonlySet<string>): Group[] {
  const sorted = pairs.toSorted((a, b) => b.score - a.score || a.one.id - b.one.id || a.other.id - b.other.id)
  const groupOf = new Map<number, Group>()
  const group = (article: Told) => groupOf.get(article.id) ?? { storyId: article.storyId, members: [article] }
  for (const { one, other } of sorted) {
    const into = group(other)
    const from = group(one)
    // Two stories stay two: only the desk joins what has been shown as two.
    if (into === from || (into.storyId !== null && from.storyId !== null)) continue
    if (into.members.some(({ id }) => from.members.some((member) => apart.has(pairKey(id, member.id))))) continue
    const joined = { storyId: into.storyId ?? from.storyId, members: [...into.members, ...from.members] }
    // What the desk has split from a story is split from all of it, also from those that are not in this round.
    if (joined.storyId !== null && joined.members.some(({ id }) => apart.has(storyKey(id, joined.storyId)))) continue
    if (spread(joined.members) > APART) continue
    for (const member of joined.members) groupOf.set(member.id, joined)
  }
  return [...new Set(groupOf.values())]
}

function spread(members: readonly Told[]): number {
  const times = members.map(({ publishedAt }) => publishedAt)
  return Math.max(...times) - Math.min(...times)
}

const pairKey = (one: number, other: number): string => `${Math.min(one, other)}-${Math.max(one, other)}`
const storyKey = (article: number, story: number | null): string => `${article}/${story}`

/** Pairs that the desk keeps apart: articles, and an article with the story that any other of its pairs is in now. */
async function keptApart(db: Db, pairs: readonly Pair[]): Promise<Set<string>> {
  const ids = [...new Set(pairs.flatMap(({ one, other }) => [one.id, other.id]))]
  if (ids.length === 0) return new Set()
  const rows = await db
    .select({ articleId: articlePairs.articleId, otherId: articlePairs.otherId })
    .from(articlePairs)
    .where(
      and(
        eq(articlePairs.verdict, 'apart'),
        or(inArray(articlePairs.articleId, ids), inArray(articlePairs.otherId, ids)),
      ),
    )
  if (rows.length === 0) return new Set()
  const named = rows.flatMap(({ articleId, otherId }) => [articleId, otherId])
  const found = await db
    .select({ id: articles.id, storyId: articles.storyId })
    .from(articles)
    .where(inArray(articles.id, named))
  const storyOf = new Map(found.map(({ id, storyId }) => [id, storyId]))
  return new Set(
    rows.flatMap(({ articleId, otherId }) => [
      pairKey(articleId, otherId),
      storyKey(articleId, storyOf.get(otherId) ?? null),
      storyKey(otherId, storyOf.get(articleId) ?? null),
    ]),
  )
}

/** A pair whose headlines meet: `count` words, and what they say about it by themselves. */
type Meeting = { one: Told; other: Told; score: number }

function meetings(fresh: readonly Told[], known: readonly Told[]): Meeting[] {
  const users = new Map<string, Told[]>()
  for (const { titleTerms } of fresh) for (const term of titleTerms) users.set(term, [])
  for (const article of known) for (const term of article.titleTerms) users.get(term)?.push(article)
  const freshIds = new Set(fresh.map(({ id }) => id))
  return fresh.flatMap((one) => {
    const met = new Map<Told, string[]>()
    for (const term of one.titleTerms) {
      const others = users.get(term) ?? []
      if (others.length <= TOO_COMMON) for (const other of others) met.set(other, [...(met.get(other) ?? []), term])
    }
    return [...met].flatMap(([other, terms]) => {
      const twice = freshIds.has(other.id) && other.id <= one.id
      if (terms.length < MEETINGS || twice || other.sourceId === one.sourceId || other.sample !== one.sample) return []
      if (Math.abs(other.publishedAt - one.publishedAt) > APART) return []
      const score = storyScore(one.titleTerms, other.titleTerms)
      return score > 0 || terms.some((term) => weightOf(term) === 1) ? [{ one, other, score }] : []
    })
  })
}

/** The pairs of which headlines and texts together say that they tell the same. A false story is worse than a missed one. */
async function withTexts(db: Db, met: readonly Meeting[]): Promise<Pair[]> {
  const ids = [...new Set(met.flatMap(({ one, other }) => [one.id, other.id]))]
  if (ids.length === 0) return []
  const rows = await db
    .select({ id: articleTerms.articleId, terms: articleTerms.terms, weights: articleTerms.weights })
    .from(articleTerms)
    .where(sql`${articleTerms.articleId} = any(${sql.param(ids)}::int[])`)
  const texts = new Map(rows.map((row) => [row.id, row]))
  return met.flatMap(({ one, other, score }) => {
    const [text, otherText] = [texts.get(one.id), texts.get(other.id)]
    if (!text || !otherText) return score > 0 ? [{ one, other, score }] : []
    const likeness = likenessOf(text, otherText)
    const long = Math.min(text.terms.length, otherText.terms.length) >= TEXT_TERMS
    if (score > 0) return long && likeness < OTHER_TEXT ? [] : [{ one, other, score }]
    return likeness >= SAME_TEXT ? [{ one, other, score: likeness * SAME_TEXT }] : []
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
