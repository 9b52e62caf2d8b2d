const MAX_LENGTH = 80

/** Letters that NFKD does not take apart, and the German umlauts, which are written out. */
const SPELT: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  å: 'a',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
}

const SPELT_LETTERS = new RegExp(`[${Object.keys(SPELT).join('')}]`, 'gu')

/**
 * The part of an article's address that people read: lower-case ASCII letters and digits joined by hyphens,
 * 1 to 80 characters, cut at a word. A headline without any such letter gives "story".
 */
export function slugOf(headline: string): string {
  const folded = headline
    .normalize('NFC')
    .toLowerCase()
    .replace(SPELT_LETTERS, (letter) => SPELT[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’ʼ]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (folded.length <= MAX_LENGTH) return folded || 'story'
  const head = folded.slice(0, MAX_LENGTH + 1)
  const hyphen = head.lastIndexOf('-')
  return hyphen > MAX_LENGTH / 2 ? head.slice(0, hyphen) : folded.slice(0, MAX_LENGTH)
}
