const MAX_LENGTH = 300

/** Controls, zero-width and invisible characters (Hangul fillers too), and what turns the direction of a name around. */
const UNSEEN =
  /(?![\t\n\r])\p{Cc}|[\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** ZWNJ and ZWJ carry meaning between letters (Persian, Hindi) and inside emoji; elsewhere they only hide. */
const LOOSE_JOINER = /(?<![\p{L}\p{M}\p{Emoji}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Emoji}])/gu

const SPACES = /\s+/gu

/**
 * A title, a name or any other single line from outside, as plain text: nothing unseen, one space between words,
 * at most 300 characters (cut at a character, with "…"). Letters stay as they were written.
 */
export function cleanText(text: string, maxLength = MAX_LENGTH): string {
  const line = text
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replace(UNSEEN, '')
    .replace(LOOSE_JOINER, '')
    .replace(SPACES, ' ')
    .trim()
  return line.length <= maxLength ? line : `${wholeCharacters(line, maxLength - 1).trimEnd()}…`
}

/** The first characters of a text, at most `length` UTF-16 units and never half a character. */
function wholeCharacters(text: string, length: number): string {
  let end = 0
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    text.slice(0, length + 32),
  )) {
    if (index + segment.length > length) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** A text cut at a word, with "…", if it is longer than `length` characters. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text
  const head = wholeCharacters(text, length - 1)
  const space = head.lastIndexOf(' ')
  return `${(space > length / 2 ? head.slice(0, space) : head).replace(/[\s,;:.–—-]+$/u, '')}…`
}
