import { createHash } from 'node:crypto'

/** Controls but for tabs and line ends, and what turns the direction of writing or cannot be seen. */
const UNSEEN = /[\p{Cc}\u{ad}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}]/gu

/** A comment as it is stored: NFC, line ends as \n, nothing unseen, at most one empty line in a row. */
export function cleanComment(typed: string): string {
  return (
    typed
      .normalize('NFC')
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(UNSEEN, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
      // More than four marks on one letter climb over the lines above.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
      .replace(/[^\S\n]+$/gmu, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/** Characters as people count them. */
export const lengthOf = (text: string): number => [...text].length

/** Words of a text without case, accents and marks: for finding repeats and listed words. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The same for texts that differ in case, marks and spaces only. */
export const bodyHash = (text: string): string =>
  createHash('sha256').update(wordsOf(text).join('')).digest('base64url')
