import { asksToGoOn } from './left-out.ts'

/** A sentence that just stops is only told from a signature or a list when it is as long as a sentence. */
const SENTENCE_LENGTH = 60

const ENDS_OPEN = /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[\+\d+ chars\]|\(more…?\))[\s"”’»)\]]*$/u
const MID_SENTENCE = /[\p{Ll}\p{Nd},–—-]$/u

/**
 * Whether a feed gave less than the whole text, told by four signs: a link or words that ask to go on elsewhere; an
 * end in "…" or "[+1234 chars]"; a last paragraph that stops in the middle of a sentence; less than half the words of
 * the feed's own summary. A short text that ends well is whole.
 *
 * @param end the last block of the text: its element and its words
 */
export function looksCut(
  end: { tag: string; text: string; goesOn: boolean } | undefined,
  words: number,
  summaryWords: number,
): boolean {
  if (end === undefined) return summaryWords > 0
  if (end.goesOn || asksToGoOn(end.text) || ENDS_OPEN.test(end.text)) return true
  if (end.tag === 'p' && end.text.length >= SENTENCE_LENGTH && MID_SENTENCE.test(end.text)) return true
  return summaryWords >= 20 && words < summaryWords / 2
}
