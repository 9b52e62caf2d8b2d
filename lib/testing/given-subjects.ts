/**
 * Invented articles for measurements: words as unevenly spread as in real papers (Zipf), each article of an event that some
 * others tell of within days, each event of a lasting subject, each subject of two themes that three in a hundred articles
 * share, as they do a country or a head of state. The same ones for the same seed.
 */
export type Invented = { headline: string; text: string; source: number; hours: number; event: number }

const VOCABULARY = 60_000
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zy bra cle dro fli gra'.split(' ')

/** A generator of numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function word(rank: number): string {
  let text = ''
  for (let left = rank + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length))
    text += SYLLABLES[left % SYLLABLES.length]
  return `${text}k`
}

const EVENTS_OF_SUBJECT = 25
const ARTICLES_OF_EVENT = 8
const SOURCES = 40
const THEMES = 60

/** @param days over which they are spread */
export function inventArticles(count: number, days: number, seed = 1): Invented[] {
  const random = chance(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const common = () => word(Math.floor(VOCABULARY ** random()) - 1)
  const rarer = () => word(Math.floor(200 * (VOCABULARY / 200) ** random()))
  const some = (number: number, make: () => string) => Array.from({ length: number }, make)
  const pick = (words: readonly string[]) => words[below(words.length)] ?? ''

  const events = Math.max(1, Math.ceil(count / ARTICLES_OF_EVENT))
  const themes = Array.from({ length: THEMES }, () => some(6, rarer))
  const subjects = Array.from({ length: Math.ceil(events / EVENTS_OF_SUBJECT) }, () => ({
    words: some(40, rarer),
    themes: [themes[below(THEMES)] ?? [], themes[below(THEMES)] ?? []].flat(),
  }))
  const told = Array.from({ length: events }, () => ({
    subject: subjects[below(subjects.length)],
    own: some(14, rarer),
    start: random() * days * 24,
  }))
  return Array.from({ length: count }, () => {
    const event = below(events)
    const { subject = { words: [], themes: [] }, own = [], start = 0 } = told[event] ?? {}
    const words = [
      ...some(120, common),
      ...some(20, () => pick(subject.themes)),
      ...some(25, () => pick(subject.words)),
      ...some(35, () => pick(own)),
    ]
    return {
      headline: [...some(3, () => pick(own)), ...some(2, () => pick(subject.themes)), ...some(3, common)].join(' '),
      text: words.join(' '),
      source: below(SOURCES),
      hours: Math.min(days * 24, start + random() ** 2 * 200),
      event,
    }
  })
}
