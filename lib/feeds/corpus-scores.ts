import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ABSENT_IN_REAL, BROKEN, ENCODINGS, EXCLUDED, type Promised } from '#lib/feeds/corpus-expectations.ts'
import { parseDate } from '#lib/feeds/dates.ts'
import { type FeedCheck, fieldOf, sameValue } from '#lib/feeds/feed-checks.ts'
import type { ParsedFeed } from '#lib/feeds/model.ts'
import { parseFeed } from '#lib/feeds/parse-feed.ts'
import { plainText } from '#lib/feeds/text.ts'

export type CorpusScore = {
  corpus: 'feeds-real' | 'feeds-broken' | 'feeds-encoding' | 'feeds-expect' | 'dates'
  passed: number
  total: number
  /** One line for each check that failed. */
  misses: string[]
}

/** Where the corpora lie beside a checkout of the project. */
export const CORPORA = new URL('../../../shared/corpora/', import.meta.url)

/** How well the corpora are read; null if they are not there. */
export function corpusScores(now: Date, folder: URL = CORPORA): CorpusScore[] | null {
  if (!existsSync(folder)) return null
  return [
    realScore(folder, now),
    promisedScore('feeds-broken', BROKEN, folder, now),
    promisedScore('feeds-encoding', ENCODINGS, folder, now),
    expectScore(folder, now),
    dateScore(folder, now),
  ]
}

/** Every entry has a title, an absolute link, a date and a body, where its file has them. */
function realScore(folder: URL, now: Date): CorpusScore {
  const score = emptyScore('feeds-real')
  for (const file of readdirSync(new URL('feeds-real/', folder))) {
    const feed = read(`feeds-real/${file}`, folder, now)
    if (!feed?.entries.length) {
      count(score, `${file}: no entries`, false)
      continue
    }
    for (const field of ['title', 'link', 'date', 'body'] as const) {
      const lacking = feed.entries.filter((entry) => {
        if (field === 'date') return (entry.published ?? entry.updated) === null
        return field === 'body' ? (entry.contentHtml ?? entry.summaryHtml) === null : entry[field] === null
      }).length
      const absent = ABSENT_IN_REAL.find((one) => one.file === file && one.field === field)?.entries ?? 0
      score.total += feed.entries.length - absent
      score.passed += feed.entries.length - Math.max(lacking, absent)
      if (lacking > absent) score.misses.push(`${file}: ${lacking - absent} entries without ${field}`)
    }
  }
  return score
}

function promisedScore(corpus: CorpusScore['corpus'], promised: Promised[], folder: URL, now: Date): CorpusScore {
  const score = emptyScore(corpus)
  for (const { file, entries, text, link, date } of promised) {
    const feed = read(`${corpus}/${file}`, folder, now)
    const words = [
      feed?.title,
      ...(feed?.entries ?? []).flatMap((one) => [one.title, one.contentHtml, one.summaryHtml]),
    ]
    const holds =
      feed?.entries.length === entries &&
      (text === undefined || words.some((one) => plainText(one ?? '').includes(text))) &&
      (link === undefined || feed.entries.some((one) => one.link?.startsWith(link))) &&
      (date === undefined || feed.entries.some((one) => (one.published ?? one.updated)?.startsWith(date)))
    count(score, `${file}: ${feed ? `${feed.entries.length} entries` : 'not read'}`, holds)
  }
  return score
}

type Expectation = { file: string; headers: { [name: string]: string }; checks: FeedCheck[] }

function expectScore(folder: URL, now: Date): CorpusScore {
  const score = emptyScore('feeds-expect')
  // The corpus is a file of known shape.
  const cases = json('feeds-expect/expectations.json', folder) as Expectation[]
  for (const { file, headers, checks } of cases) {
    const ours = checks.filter(([path]) => fieldOf(path) !== null && !EXCLUDED[`${file} ${path.join('.')}`])
    if (!ours.length) continue
    const feed = read(`feeds-expect/${file}`, folder, now, headers)
    for (const [path, expected] of ours) {
      const got = feed ? (fieldOf(path)?.(feed) ?? null) : null
      count(
        score,
        `${file} ${path.join('.')}: ${JSON.stringify(expected)}, read ${JSON.stringify(got)}`,
        sameValue(got, expected, now),
      )
    }
  }
  return score
}

function dateScore(folder: URL, now: Date): CorpusScore {
  const score = emptyScore('dates')
  // The corpus is a file of known shape.
  const rows = json('dates/dates-even.json', folder) as { input: string; utc: number[] | null }[]
  for (const { input, utc } of rows) {
    const got = parseDate(input, now)
    const [year = 0, month = 1, ...rest] = utc ?? []
    const expected = utc ? new Date(Date.UTC(year, month - 1, ...rest)).toISOString().slice(0, 19) : null
    count(score, `${JSON.stringify(input)}: ${expected}, read ${got}`, (got?.slice(0, 19) ?? null) === expected)
  }
  return score
}

function read(path: string, folder: URL, now: Date, headers: { [name: string]: string } = {}): ParsedFeed | null {
  const context = {
    // The address that the corpus' own server gave its files.
    url: `http://127.0.0.1:8097/tests/${path}`,
    contentType: headers['content-type'] ?? null,
    headers: {
      contentLocation: headers['content-location'] ?? null,
      contentLanguage: headers['content-language'] ?? null,
    },
  }
  const result = parseFeed(readFileSync(new URL(path, folder)), context, now)
  return result.ok ? result.value : null
}

function json(path: string, folder: URL): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(path, folder)), 'utf8'))
}

function emptyScore(corpus: CorpusScore['corpus']): CorpusScore {
  return { corpus, passed: 0, total: 0, misses: [] }
}

function count(score: CorpusScore, miss: string, holds: boolean): void {
  score.total++
  if (holds) score.passed++
  else score.misses.push(miss)
}
