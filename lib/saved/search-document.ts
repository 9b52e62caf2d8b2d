import type { Db } from '#lib/db/model.ts'
import { LANGUAGES } from '#lib/messages/languages.ts'
import { languageOf, namePlaces, type Part, placesOf, quoted, vectorOf } from '#lib/search/document.ts'
import { configurationOf } from '#lib/search/languages.ts'
import type { SavedTexts } from './search-texts.ts'

/** The version of what is made here. A greater one has all documents made anew. */
export const SAVED_DOCUMENT = 1

/** People note in their own language what they read in another: their words are found in these as well as in the text's. */
export const OWN_LANGUAGES: readonly string[] = LANGUAGES.map((language) => configurationOf([language], []))

/** Characters of somebody's own words about one text that are searched. */
const LONGEST = 32_000

/** The word for whose it is. No word of a text begins so. */
export const wordOf = (personId: number): string => quoted(`#${personId}`)

/** As a `tsvector` in words, and the configuration of the text's stems. */
export async function savedDocument(db: Db, texts: SavedTexts): Promise<{ language: string; doc: string }> {
  const language = languageOf(texts, texts.text)
  const languages = [language]
  const own = [...new Set([language, ...OWN_LANGUAGES])]
  const parts: Part[] = [
    { text: texts.headline, weight: 'A', prominent: true, languages },
    { text: texts.title ?? '', weight: 'A', prominent: true, languages },
    ...ownWords(texts).map((text): Part => ({ text, weight: 'B', prominent: true, languages: own })),
    { text: texts.source, weight: 'C', languages: own },
    { text: texts.byline ?? '', weight: 'C', languages },
    { text: texts.kicker ?? '', weight: 'C', languages },
    { text: texts.standfirst ?? '', weight: 'C', languages },
    { text: texts.text, weight: 'D', languages },
  ]
  const places = await placesOf(db, parts)
  namePlaces(places, texts.byline ?? '', language)
  return { language, doc: `${wordOf(texts.personId)} ${vectorOf(places)}` }
}

/** What its reader has added, each apart: no phrase begins in one and ends in the next. */
function ownWords({ note, tags, marks }: SavedTexts): string[] {
  const all = [note, ...tags, ...marks.flatMap(({ exact, note: beside }) => [exact, beside])]
  let left = LONGEST
  return all.flatMap((text) => {
    if (!text || left <= 0) return []
    const taken = text.slice(0, left)
    left -= taken.length
    return [taken]
  })
}
