import { inArray } from 'drizzle-orm'
import { savedSearch } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Token } from '#lib/search/fold.ts'
import { type Lexemes, lexemesOf } from '#lib/search/lexemes.ts'
import { foundIn, marked, opening, type Piece, snippet, textTokens } from '#lib/search/marks.ts'
import type { Match } from '#lib/search/match.ts'
import type { SavedItem } from './model.ts'
import { savedItems } from './queries.ts'
import { OWN_LANGUAGES } from './search-document.ts'
import { type SavedTexts, savedTexts } from './search-texts.ts'

/** Where most of what was looked for stands; `text` where it stands in the headline or a name alone, too. */
export type SaidIn = 'note' | 'mark-note' | 'mark' | 'author' | 'text'

/** Something of one's own that was found, with the words that were looked for marked. */
export type SavedResult = {
  item: SavedItem
  marks: { headline: Piece[]; source: Piece[]; tags: Piece[][] }
  said: { in: SaidIn; pieces: Piece[] }
}

/** A snippet is looked for in so many characters of a text. */
const LOOKED_AT = 12_000
const NONE: ReadonlySet<string> = new Set()

/** A text in the words of each language that it may be found in. */
type Reading = { text: string; by: { language: string; tokens: Token[] }[] }
type Readings = {
  headline: Reading
  source: Reading
  tags: Reading[]
  /** The first that says most is shown. */
  said: { in: SaidIn; reading: Reading }[]
  opening: string
}

/** Somebody's own that were found, in that order. */
export async function savedResults(
  db: Db,
  personId: number,
  ids: readonly number[],
  match: Match,
  now: Date,
): Promise<SavedResult[]> {
  if (!ids.length) return []
  const [items, texts, languages] = await Promise.all([
    savedItems(db, personId, ids, now),
    savedTexts(db, ids),
    languagesOf(db, ids),
  ])
  const read = new Map(texts.map((one) => [one.id, readingsOf(one, languages.get(one.id) ?? 'simple')]))
  const stems = await stemsOf(db, [...read.values()])
  const wantedIn = (language: string) => {
    const { whole = NONE, begins = NONE } = match.lexemes.get(language) ?? {}
    return { whole, begins, lexemes: stems.get(language) ?? new Map() }
  }
  /** In the language in which most of it is found. */
  const best = ({ text, by }: Reading) => {
    const [first, ...others] = by.map(({ language, tokens }) => {
      const wanted = wantedIn(language)
      return { text, tokens, wanted, found: foundIn(tokens, wanted) }
    })
    return others.reduce((most, one) => (one.found > (most?.found ?? 0) ? one : most), first)
  }
  const whole = (reading: Reading): Piece[] => {
    const found = best(reading)
    return found ? marked(found.text, found.tokens, found.wanted) : [{ text: reading.text, marked: false }]
  }
  const resultOf = (item: SavedItem, readings: Readings): SavedResult => {
    const places = readings.said.map(({ reading, in: place }) => ({ place, best: best(reading) }))
    const most = Math.max(0, ...places.map((one) => one.best?.found ?? 0))
    const shown = most > 0 ? places.find((one) => one.best?.found === most) : undefined
    const pieces = shown?.best ? snippet(shown.best.text, shown.best.tokens, shown.best.wanted) : null
    return {
      item,
      marks: { headline: whole(readings.headline), source: whole(readings.source), tags: readings.tags.map(whole) },
      said: pieces && shown ? { in: shown.place, pieces } : { in: 'text', pieces: opening(readings.opening) },
    }
  }
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.flatMap((id) => {
    const item = byId.get(id)
    const readings = read.get(id)
    return item && readings ? [resultOf(item, readings)] : []
  })
}

/** By which stems each text is found. */
async function languagesOf(db: Db, ids: readonly number[]): Promise<Map<number, string | null>> {
  const found = await db
    .select({ id: savedSearch.saveId, language: savedSearch.language })
    .from(savedSearch)
    .where(inArray(savedSearch.saveId, [...ids]))
  return new Map(found.map(({ id, language }) => [id, language]))
}

/** One question a language for the stems that are not known yet. */
async function stemsOf(db: Db, read: readonly Readings[]): Promise<Map<string, Lexemes>> {
  const all = read.flatMap(({ headline, source, tags, said }) => [
    ...[headline, source, ...tags].flatMap(({ by }) => by),
    ...said.flatMap(({ reading }) => reading.by),
  ])
  const stems = new Map<string, Lexemes>()
  for (const [language, group] of Map.groupBy(all, (one) => one.language)) {
    const words = group.flatMap(({ tokens }) => tokens).flatMap(({ forms }) => forms)
    stems.set(language, await lexemesOf(db, language, words))
  }
  return stems
}

function readingsOf(texts: SavedTexts, language: string): Readings {
  const own = [...new Set([language, ...OWN_LANGUAGES])]
  const reading = (text: string | null, among: readonly string[] = [language]): Reading => ({
    text: text ?? '',
    by: text ? among.map((language) => ({ language, tokens: textTokens(text, language) })) : [],
  })
  const text = texts.text.slice(0, LOOKED_AT)
  return {
    headline: reading(texts.headline),
    source: reading(texts.source, own),
    tags: texts.tags.map((tag) => reading(tag, own)),
    said: [
      { in: 'note', reading: reading(texts.note, own) },
      ...texts.marks.map(({ note }) => ({ in: 'mark-note' as const, reading: reading(note, own) })),
      ...texts.marks.map(({ exact }) => ({ in: 'mark' as const, reading: reading(exact) })),
      { in: 'text', reading: reading(text) },
      { in: 'text', reading: reading(texts.standfirst) },
      { in: 'author', reading: reading(texts.byline) },
    ],
    opening: texts.standfirst || text,
  }
}
