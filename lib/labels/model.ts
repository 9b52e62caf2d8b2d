/** What lists of articles are made of besides sections and sources: topics that feeds name, and names in bylines. */
export const LABEL_KINDS = ['topic', 'author'] as const
export type LabelKind = (typeof LABEL_KINDS)[number]

/** A label as a page links to it. */
export type Label = { slug: string; name: string }

/** The labels of one article. Those with a list of more than this one article are linked. */
export type ArticleLabels = { topics: Label[]; authors: Label[] }

/** Letters that NFKD does not take apart, and the German umlauts, which are written out: as in the addresses of articles. */
const SPELT: Record<string, string> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', å: 'a' },
  ...{ ð: 'd', þ: 'th', đ: 'd', ł: 'l', ı: 'i', ħ: 'h' },
}
const SPELT_LETTERS = new RegExp(`[${Object.keys(SPELT).join('')}]`, 'gu')
const spelt = (letter: string): string => SPELT[letter] ?? ''
export const LONGEST_SLUG = 80

/**
 * The part of a label's address that tells it from others: spellings that differ in case, accents or marks between their words
 * have one. Plural and singular stay two. Letters of other scripts stay as they are.
 *
 * @returns "" for a name without letters and digits, or one that is too long to be a name
 */
export function labelSlug(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=\p{L}\+*)\+/gu, ' plus ')
    .replace(/(?<=\p{L})#/gu, ' sharp ')
    .replace(SPELT_LETTERS, spelt)
    .normalize('NFKD')
    // Latin, Greek and Cyrillic accents; the vowel signs of other scripts are letters of theirs.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    // Those that wore an accent, too.
    .replace(SPELT_LETTERS, spelt)
    .replace(/['’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug.length > LONGEST_SLUG ? '' : slug
}

/** Where the list of a label is. */
export const labelAddress = (kind: LabelKind, slug: string): string => `/${kind}/${encodeURIComponent(slug)}`
