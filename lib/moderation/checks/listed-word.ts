import { LATIN } from '#lib/accounts/handles.ts'
import type { Check } from './case.ts'

/** A list of words as the check reads it: whole words and phrases, folded. */
export type Listed = {
  phrases: Pick<ReadonlySet<string>, 'has'>
  /** Words of the longest phrase. */
  longest: number
}

const LONGEST_PHRASE = 6
/** Digits and signs that are written for letters. */
const SIGNS: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }
const WORD = /[\p{L}\p{N}@$]+/gu

/** The words of a text without case and marks, letters that look like Latin ones read as those. */
const plainWords = (text: string): string[] =>
  [...text.normalize('NFKD').toLowerCase()]
    .map((sign) => LATIN.get(sign) ?? sign)
    .join('')
    .replace(/\p{M}/gu, '')
    .match(WORD) ?? []

const bare = (word: string) => word.replace(/[@$]/g, '')
const readSigns = (word: string) =>
  /\p{L}/u.test(word) ? word.replace(/[013457@$]/g, (sign) => SIGNS[sign] ?? sign) : word

/** What is stored of a list beside its words as they were typed: folding ten thousand at each comment would take long. */
export const foldList = (typed: readonly string[]): string[] =>
  [
    ...new Set(typed.map((line) => plainWords(line).map(bare).filter(Boolean).slice(0, LONGEST_PHRASE).join(' '))),
  ].filter(Boolean)

/** @param folded what `foldList` gave */
export const listedOf = (folded: readonly string[]): Listed => ({
  phrases: new Set(folded),
  longest: folded.reduce((most, phrase) => Math.max(most, phrase.split(' ').length), 0),
})

/** A word or phrase of the desk's list, whole: as it is written, and with digits read as letters. */
export const listedWord: Check = ({ text, listed }) => {
  if (listed.longest === 0) return false
  const words = plainWords(text)
  const readings = [words.map(bare), words.map(readSigns)]
  return readings.some((reading) =>
    reading.some((_, start) => {
      for (let length = 1; length <= listed.longest && start + length <= reading.length; length += 1) {
        if (listed.phrases.has(reading.slice(start, start + length).join(' '))) return true
      }
      return false
    }),
  )
}
