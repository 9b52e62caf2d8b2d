import { labelSlug } from './model.ts'

/** "By", as bylines begin with it. */
const OPENING = /^(?:by|von|vom|par|por|di|door|af|av)[\s:]+/i
/** Between names. A comma is looked at apart: "Doe, Jane" is one name. */
const BETWEEN = /\s*(?:[;|/&·•]|\s(?:and|und|et|y|e|en|og|och|with|mit|avec|con)\s)\s*/iu
/** What comes after a name and is none: where somebody was, and what for. */
const ROLE =
  '(?:correspondent|reporter|editor|writer|columnist|korrespondent(?:in)?|redakteur(?:in)?|reporterin|autor(?:in)?)'
const AFTER = [
  new RegExp(`\\s+(?:\\p{Ll}[\\p{L}-]*\\s+)*${ROLE}(?:\\s.*)?$`, 'u'),
  /\s+(?:in|at|aus|for|für|from)\s+\p{Lu}.*$/u,
  /\s*[–—-]\s+.*$/u,
]
const DEGREE = /^(?:jr|sr|md|phd|ph\.d|m\.d|mba|esq|ii|iii)\.?$/i
/** Agencies and desks, by their slugs. */
const NOBODY = new Set(
  [
    ...['ap', 'associated press', 'the associated press', 'afp', 'agence france-presse', 'dpa', 'dpa-afx', 'reuters'],
    ...['thomson reuters', 'deutsche presse-agentur', 'epd', 'kna', 'sid', 'apa', 'sda', 'keystone-sda', 'ats', 'ansa'],
    ...['efe', 'tass', 'xinhua', 'kyodo', 'kyodo news', 'bloomberg', 'bloomberg news', 'pa', 'pa media', 'ap news'],
    ...['press association', 'upi', 'cnn', 'bbc', 'bbc news', 'npr', 'yonhap', 'belga', 'anp', 'ntb', 'tt', 'ritzau'],
    ...[
      'stt',
      'lusa',
      'pap',
      'ctk',
      'tasr',
      'mti',
      'agencies',
      'agenturen',
      'agentur',
      'wire',
      'wires',
      'wire services',
    ],
    ...['newswire', 'admin', 'administrator', 'editor', 'editors', 'the editors', 'editorial', 'editorial board'],
    ...[
      'editorial team',
      'redaktion',
      'die redaktion',
      'red',
      'staff',
      'staff writer',
      'staff writers',
      'staff reporter',
    ],
    ...['webmaster', 'web desk', 'news desk', 'newsroom', 'news team', 'news staff', 'guest', 'guest author'],
    ...[
      'gastautor',
      'gastbeitrag',
      'anonymous',
      'anonym',
      'unknown',
      'unbekannt',
      'author',
      'autor',
      'various authors',
    ],
    ...['press release', 'pressemitteilung', 'pressestelle', 'wordpress', 'root', 'user', 'noreply', 'none', 'null'],
  ].map(labelSlug),
)
const DESK = /(?:^|\s)(?:staff|redaktion|desk|newsroom|team|editors|agency|agentur|correspondents)$/i
const LONGEST = 60
const MOST_WORDS = 5
const MOST = 8

/** A byline without "By" before it: the page says that itself. */
export const plainByline = (byline: string): string => byline.replace(OPENING, '').trim() || byline

/**
 * The people in a byline, in its order: "By Jane Doe and John Roe in Kyiv (AP)" is signed by Jane Doe and John Roe. Agencies,
 * desks, roles, places, mail addresses and the source itself are nobody.
 *
 * @param source title of the source: its own name signs nothing
 * @returns at most 8 names, as they are to be shown; what is written in capitals alone is written as names are
 */
export function peopleIn(byline: string | null, source: string): string[] {
  if (!byline) return []
  const plain = byline
    .slice(0, 300)
    .replace(/\S+@\S+|\bhttps?:\S+|\bwww\.\S+/gi, ' ')
    .replace(/\([^()]*\)|\[[^[\]]*\]|[“”"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(OPENING, '')
  const own = labelSlug(source)
  const people = new Map<string, string>()
  for (const written of plain.split(BETWEEN).flatMap(atCommas)) {
    const name = tidied(written)
    const slug = labelSlug(name)
    if (isDescription(written) || !isPerson(name, slug) || slug === own || people.has(slug)) continue
    people.set(slug, name)
    if (people.size === MOST) break
  }
  return [...people.values()]
}

function atCommas(part: string): string[] {
  const [first = '', second, ...rest] = part.split(',').map((piece) => piece.trim())
  // "Doe, Jane": the family's name first.
  const turned = second !== undefined && !rest.length && isWord(first) && isWord(second)
  return turned ? [`${second} ${first}`] : [first, ...(second === undefined ? [] : [second]), ...rest]
}

const isWord = (text: string): boolean =>
  /^\p{Lu}[\p{L}’'-]+$/u.test(text) && !NOBODY.has(labelSlug(text)) && !DEGREE.test(text)

function tidied(written: string): string {
  const name = AFTER.reduce((left, pattern) => left.replace(pattern, ''), written.trim().replace(OPENING, '')).replace(
    /^[\s.,:;–-]+|[\s,:;–-]+$/gu,
    '',
  )
  const shouted = /\p{Lu}{3}/u.test(name) && name === name.toUpperCase() && name.includes(' ')
  return shouted ? name.toLowerCase().replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase()) : name
}

function isPerson(name: string, slug: string): boolean {
  if (slug.length < 2 || name.length > LONGEST || !/\p{L}/u.test(name) || /[<>@{}=_\d]/.test(name)) return false
  return name.split(' ').length <= MOST_WORDS && !DEGREE.test(name) && !NOBODY.has(slug) && !DESK.test(name)
}

/** "political correspondent" is what somebody is; scripts without capitals have no such sign. */
const isDescription = (written: string): boolean =>
  /^\p{Ll}\S*\s/u.test(written.trim()) && !/^(?:d[aeio]|del|della|van|von|ten|ter|bin|al|by)\s/i.test(written.trim())
