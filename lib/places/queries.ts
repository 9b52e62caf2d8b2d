import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { foldName } from './fold.ts'
import type { Place } from './model.ts'

/**
 * The bundled list (GeoNames, CC BY 4.0; see make-cities.ts), largest place first, kept as bytes outside the heap.
 * It is searched as text: finding a name takes about a millisecond, and there is nothing to build at start.
 */
let list: Buffer | undefined

function cities(): Buffer {
  // By the project's root, where every command runs: a URL beside this file would become a public asset of the build.
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib/places/cities.tsv.br')
  list ??= brotliDecompressSync(readFileSync(file))
  return list
}

/** The place with this GeoNames id; null if the list does not hold it. */
export function placeById(id: number): Place | null {
  if (!Number.isSafeInteger(id) || id < 1) return null
  const at = cities().indexOf(`\n${id}\t`)
  return at < 0 ? null : readLine(at + 1)
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
    const place = readLine(cities().lastIndexOf('\n', at) + 1)
    if (place && (!wanted || isCountry(place.country, wanted))) return place
  }
  return null
}

const countries = new Intl.DisplayNames('en', { type: 'region' })

function isCountry(code: string, wanted: string): boolean {
  return code.toLowerCase() === wanted || foldName(countries.of(code) ?? '') === wanted
}

function readLine(start: number): Place | null {
  const line = cities().toString('utf8', start, cities().indexOf('\n', start))
  const [id, name, country, latitude, longitude, timeZone] = line.split('\t')
  if (!name || !country || !timeZone) return null
  return { id: Number(id), name, country, latitude: Number(latitude), longitude: Number(longitude), timeZone }
}
