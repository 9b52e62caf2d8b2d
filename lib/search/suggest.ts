import { and, eq, ne, sql } from 'drizzle-orm'
import { articleSearch, articles, sources } from '#drizzle/schema/index.ts'
import { newestFirst, type Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { notMuted } from '#lib/mutes/condition.ts'
import { listFiledSections } from '#lib/sections/queries.ts'
import { IN_BYLINE, IN_HEADLINE, nameWords, quoted } from './document.ts'
import { lexemesOf } from './lexemes.ts'
import { LONGEST_QUERY } from './query.ts'

/** Something to search for, as it would be entered. */
export type Suggestion = { kind: 'headline' | 'section' | 'source' | 'author'; entered: string }

/** With fewer letters half of the paper would be meant. */
const ENOUGH = 3
const LOOKED_AT = 60
const MOST = { headline: 5, section: 2, source: 2, author: 2 } as const

/** What somebody who has typed so much may be about to ask for: newest headlines, and names of the paper. */
export async function suggest(db: Db, entered: string, scope: Scope): Promise<Suggestion[]> {
  const words = nameWords(entered.slice(0, LONGEST_QUERY)).slice(0, 8)
  const last = words.at(-1)
  if (!last || /[:"]/.test(entered) || (last.length < ENOUGH && /^[\p{Script=Latin}\p{N}]+$/u.test(last))) return []
  const begins = (name: string) => {
    const named = nameWords(name)
    return words.every((word) => named.some((one) => one.startsWith(word)))
  }
  const [sections, papers, headlines, bylines] = await Promise.all([
    listFiledSections(db, { ...scope, without: null }),
    db
      .select({ slug: sources.slug, title: sources.title })
      .from(sources)
      .where(and(eq(sources.sample, scope.sample), ne(sources.state, 'removed'))),
    newestWith(db, await prefixed(db, words, IN_HEADLINE), scope),
    newestWith(db, await prefixed(db, words, IN_BYLINE), scope),
  ])
  const authors = [...new Set(bylines.flatMap(({ byline }) => (byline && begins(byline) ? [byline] : [])))]
  return [...new Set(headlines.map(({ headline }) => headline))]
    .slice(0, MOST.headline)
    .map((headline): Suggestion => ({ kind: 'headline', entered: headline.slice(0, LONGEST_QUERY) }))
    .concat(
      sections
        .filter(({ name }) => begins(name))
        .slice(0, MOST.section)
        .map(({ slug }) => ({ kind: 'section', entered: `section:${slug}` })),
      papers
        .filter(({ title }) => begins(title))
        .slice(0, MOST.source)
        .map(({ slug }) => ({ kind: 'source', entered: `source:${slug}` })),
      authors
        .slice(0, MOST.author)
        .map((name) => ({ kind: 'author', entered: `author:"${name.replaceAll('"', '')}"` })),
    )
}

/** All words, the last perhaps only begun: its stem is meant too, since "citie" begins no stem of "cities". */
async function prefixed(db: Db, words: readonly string[], prefix: string): Promise<string> {
  const stems = await lexemesOf(db, 'english', words)
  return words
    .map((word, place) => {
      const begun = place === words.length - 1 ? `${quoted(prefix + word)}:*` : quoted(prefix + word)
      const stem = stems.get(word)
      return stem ? `(${begun} | ${quoted(prefix + stem)})` : begun
    })
    .join(' & ')
}

async function newestWith(db: Db, query: string, scope: Scope) {
  const hits = db.$with('hits').as(
    db
      .select({ id: articleSearch.articleId, at: articleSearch.publishedAt })
      .from(articleSearch)
      .where(
        and(
          sql`${articleSearch.doc} @@ ${query}::text::tsquery`,
          eq(articleSearch.sample, scope.sample),
          sql`${articleSearch.publishedAt} <= ${scope.at.toISOString()}::timestamptz`,
          notMuted(scope.without, { id: articleSearch.articleId, sourceId: articleSearch.sourceId }),
        ),
      )
      .orderBy(sql`${articleSearch.publishedAt} desc`)
      .limit(LOOKED_AT),
  )
  return db
    .with(hits)
    .select({ headline: articles.headline, byline: articles.byline })
    .from(hits)
    .innerJoin(articles, eq(articles.id, hits.id))
    .innerJoin(sources, and(eq(sources.id, articles.sourceId), ne(sources.state, 'removed')))
    .orderBy(...newestFirst)
}

/** Beginnings of words that are looked up for a misspelt one. */
const BEGINNING = 2

/**
 * Words of the paper's own headlines, bylines and sources that are written nearly as the ones asked for, and stand for them.
 *
 * @returns the query with the nearest words in place; null if all of it is known or nothing is near
 */
export async function didYouMean(db: Db, words: readonly string[], scope: Scope): Promise<string | null> {
  const better: string[] = []
  let changed = false
  for (const word of words.slice(0, 6)) {
    const near = await nearest(db, word, scope)
    changed ||= near !== null
    better.push(near ?? word)
  }
  return changed ? better.join(' ') : null
}

async function nearest(db: Db, word: string, scope: Scope): Promise<string | null> {
  const [folded = ''] = nameWords(word)
  if (folded.length < 4) return null
  const [a = '', b = ''] = folded
  const beginnings = [folded.slice(0, BEGINNING), b + a]
  const query = beginnings
    .flatMap((one) => [`${quoted(IN_HEADLINE + one)}:*`, `${quoted(IN_BYLINE + one)}:*`])
    .join(' | ')
  const found = await newestWith(db, query, scope)
  const seen = new Map<string, { written: string; times: number }>()
  for (const { headline, byline } of found) {
    for (const written of `${headline} ${byline ?? ''}`.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
      const [plain = ''] = nameWords(written)
      const known = seen.get(plain)
      seen.set(plain, { written: known?.written ?? written.toLowerCase(), times: (known?.times ?? 0) + 1 })
    }
  }
  if (seen.has(folded)) return null
  const most = folded.length < 6 ? 1 : 2
  let best: { written: string; distance: number; times: number } | null = null
  for (const [plain, { written, times }] of seen) {
    if (Math.abs(plain.length - folded.length) > most) continue
    const distance = editsBetween(folded, plain)
    if (distance > most) continue
    if (!best || distance < best.distance || (distance === best.distance && times > best.times))
      best = { written, distance, times }
  }
  return best?.written ?? null
}

/** Letters put in, left out, changed or swapped with their neighbour (Damerau, optimal string alignment). */
export function editsBetween(one: string, two: string): number {
  const [a, b] = [[...one], [...two]]
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, place) => place)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
