import { LANGUAGES } from '#lib/messages/languages.ts'
import { foldName } from './fold.ts'
import { cities, citiesIndex, placeAround, readLine } from './list.ts'
import type { Place } from './model.ts'

/** The place with this GeoNames id; null if the list does not hold it. */
export function placeById(id: number): Place | null {
  if (!Number.isSafeInteger(id) || id < 1) return null
  const { ids, starts } = citiesIndex()
  const start = starts[ids.indexOf(id)]
  return start === undefined ? null : readLine(start)
}

/**
 * The place that a person means: a name in its own or another language in Latin letters, any case and accents
 * ("Köln", "Cologne", "Koeln"), narrowed by a country's code or English name after a comma ("Paris, US"), or a
 * GeoNames id. Of several the one with most people.
 */
export function findPlace(text: string): Place | null {
  if (/^\s*\d{1,9}\s*$/.test(text)) return placeById(Number(text))
  const comma = text.lastIndexOf(',')
  if (comma > 0) return findNamed(text.slice(0, comma), text.slice(comma + 1))
  return findNamed(text, '')
}

/**
 * The place of the paper, under the name that the operator gave it where that is a name ("München"), else under the
 * list's own.
 */
export function paperPlace(setting: string): Place | null {
  const place = findPlace(setting)
  const named = setting.trim()
  const spelling = /^\p{Lu}/u.test(named) && !named.includes(',') && foldName(named) !== foldName(place?.name ?? '')
  return place && spelling ? { ...place, name: named } : place
}

function findNamed(name: string, country: string): Place | null {
  const key = foldName(name)
  const wanted = foldName(country)
  if (!key) return null
  const needle = Buffer.from(`|${key}|`)
  for (let at = cities().indexOf(needle); at >= 0; at = cities().indexOf(needle, at + 1)) {
    const place = placeAround(at)
    if (place && (!wanted || inCountry(place.country, wanted))) return place
  }
  return null
}

const COUNTRIES = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }))

/** Whether a country is meant by its code or its name in a language of the paper, folded. */
export function inCountry(code: string, wanted: string): boolean {
  return code.toLowerCase() === wanted || COUNTRIES.some((names) => foldName(names.of(code) ?? '') === wanted)
}
