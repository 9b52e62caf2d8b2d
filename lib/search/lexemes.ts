import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { isConfiguration } from './languages.ts'

/** What a word is found by in a language; null for one that is too common to be stored ("the"). */
export type Lexemes = ReadonlyMap<string, string | null>

/** The words of news repeat: almost all of a text's are known after the first hundred texts. Of all languages. */
const MOST_KNOWN = 60_000
const known = new Map<string, Map<string, string | null>>()
let size = 0

/** Stems of folded words, by PostgreSQL's own dictionary of the language; one statement for those that are not known yet. */
export async function lexemesOf(db: Db, language: string, words: Iterable<string>): Promise<Lexemes> {
  const found = new Map<string, string | null>()
  const asked: string[] = []
  const stems = known.get(language) ?? new Map<string, string | null>()
  for (const word of new Set(words)) {
    const stem = stems.get(word)
    if (stem !== undefined) found.set(word, stem)
    else if (!isConfiguration(language) || !/\p{L}{2}/u.test(word)) found.set(word, word)
    else asked.push(word)
  }
  if (asked.length === 0) return found
  const stemmed = await rows(
    db,
    sql`select word, ts_lexize(${`${language}_stem`}::text::regdictionary, word) as stems
        from unnest(${sql.param(asked)}::text[]) as asked (word)`,
    z.object({ word: z.string(), stems: z.array(z.string()).nullable() }),
  )
  if (size + stemmed.length > MOST_KNOWN) {
    known.clear()
    size = 0
  }
  const kept = known.get(language) ?? new Map<string, string | null>()
  known.set(language, kept)
  for (const row of stemmed) {
    const stem = row.stems === null ? row.word : (row.stems[0] ?? null)
    kept.set(row.word, stem)
    found.set(row.word, stem)
  }
  size += stemmed.length
  return found
}
