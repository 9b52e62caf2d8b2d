/** What somebody looks for, as it was entered. Pure: the same operators hold wherever something is searched. */
export type SearchQuery = {
  /** All of them must be there, those that are `excluded` must not. */
  terms: Term[]
  filters: Filter[]
  /** The first day that counts, and the first that counts no more; calendar days of the paper. */
  after: string | null
  before: string | null
  problems: QueryProblem[]
}

export type Term = {
  kind: 'word' | 'phrase'
  text: string
  excluded: boolean
  /** Any word that begins so is meant. */
  begins?: true
}

export const NAMED = ['source', 'section', 'author'] as const
export type Named = (typeof NAMED)[number]
/** What can be named besides among one's own things. */
export const SAVED_NAMED = [...NAMED, 'tag'] as const
export type SavedNamed = (typeof SAVED_NAMED)[number]
/** One of a name's filters must hold, none of the excluded ones may. */
export type Filter = { by: SavedNamed; name: string; excluded: boolean }

/** What could not be understood and was left out. */
export type QueryProblem =
  | { is: 'nothing-after'; operator: string }
  | { is: 'no-date'; operator: string; text: string }
  | { is: 'open-quote' }
  | { is: 'too-long' }
  | { is: 'too-many' }

/** Characters that are read, and parts that count. */
export const LONGEST_QUERY = 200
export const MOST_PARTS = 20
/** Letters that the beginning of a word has at least: of fewer nearly every text has one. */
const SHORTEST_BEGINNING = 3

/** An operator, a phrase or a word, each perhaps behind a minus. Quotes may be of any typewriter or language. */
const PART = /(?<minus>[-−–]?)(?:(?<name>\p{L}+):)?(?:["“”„«»](?<phrase>[^"“”„«»]*)(?<close>["“”«»]?)|(?<word>\S*))/gu
const DATED = ['before', 'after'] as const

/** Reads a query. Every text is one: what is broken is left out and said. */
export function parseQuery(entered: string, names: readonly SavedNamed[] = NAMED): SearchQuery {
  const query: SearchQuery = { terms: [], filters: [], after: null, before: null, problems: [] }
  const text = [...entered.toWellFormed()]
    .slice(0, LONGEST_QUERY)
    .join('')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if ([...entered.trim()].length > LONGEST_QUERY) query.problems.push({ is: 'too-long' })
  let parts = 0
  for (const { groups = {} } of text.matchAll(PART)) {
    const { minus = '', name, phrase, close, word = '' } = groups
    if (phrase === undefined && word === '' && name === undefined) continue
    parts += 1
    if (parts > MOST_PARTS) {
      query.problems.push({ is: 'too-many' })
      break
    }
    if (phrase !== undefined && close === '') query.problems.push({ is: 'open-quote' })
    takePart(query, { excluded: minus !== '', name, phrase, word }, names)
  }
  return query
}

type Part = { excluded: boolean; name: string | undefined; phrase: string | undefined; word: string }

function takePart(query: SearchQuery, { excluded, name, phrase, word }: Part, names: readonly SavedNamed[]): void {
  const operator = name?.toLowerCase()
  const said = phrase?.trim() ?? word
  const named = names.find((known) => known === operator)
  const dated = DATED.find((known) => known === operator)
  if (operator !== undefined && (named || dated)) {
    if (said === '') query.problems.push({ is: 'nothing-after', operator })
    else if (named) query.filters.push({ by: named, name: said, excluded })
    else if (dated) takeDate(query, dated, said)
    return
  }
  // Any other word before a colon is a word like the one behind it.
  const text = operator === undefined || phrase !== undefined ? said : `${name}:${said}`
  if (name !== undefined && phrase !== undefined) query.terms.push({ kind: 'word', text: name, excluded })
  if (text === '') return
  const begins = phrase === undefined && new RegExp(`[\\p{L}\\p{N}]{${SHORTEST_BEGINNING}}\\*$`, 'u').test(text)
  query.terms.push({ kind: phrase === undefined ? 'word' : 'phrase', text, excluded, ...(begins && { begins: true }) })
}

function takeDate(query: SearchQuery, operator: 'before' | 'after', said: string): void {
  const day = firstDay(said)
  if (day === null) query.problems.push({ is: 'no-date', operator, text: said })
  // The narrowest of several holds.
  else if (operator === 'after') query.after = query.after !== null && query.after > day ? query.after : day
  else query.before = query.before !== null && query.before < day ? query.before : day
}

const ORDERS = [
  /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?)?$/,
  /^(?:(?<day>\d{1,2})\.)?(?<month>\d{1,2})\.(?<year>\d{4})$/,
]

/** The first day of `2025`, `2025-08`, `2025-08-10`, `8.2025` or `10.8.2025`; null for anything else, `2025-02-30` too. */
export function firstDay(said: string): string | null {
  for (const order of ORDERS) {
    const { year, month = '1', day = '1' } = order.exec(said)?.groups ?? {}
    if (year === undefined) continue
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const at = new Date(`${iso}T00:00:00Z`)
    return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso || Number(year) < 1_000 ? null : iso
  }
  return null
}

/** Whether it asks for nothing. */
export const isEmpty = ({ terms, filters, after, before }: SearchQuery): boolean =>
  terms.length === 0 && filters.length === 0 && after === null && before === null
