import { articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { indexArticles } from '#lib/search/commands.ts'
import { givenSection, givenSource } from '#lib/testing/given.ts'

/** Function words: four of ten words of a text, in this order of frequency. */
const FUNCTION_WORDS =
  'the of to and a in that is was he for it with as his on be at by i this had not are but from or have an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years where much your way down should because each people those mr how too little state good very make world still see own men work long here get both between life being under day same another know'.split(
    ' ',
  )
const VOCABULARY = 60_000
const SYLLABLES =
  'ba be bi bo bra can cel den der dor el en fer fin gal gen hal har in jen ka kel lan len lin lo mar mer min mor nal ner nor o pal per pin ra ren rin ro sal ser sin sol ta tel ter tin tor u val ven vin wal wer win zan zel'.split(
    ' ',
  )
const FIRST_RANK = 40
const WORDS_EACH = 420
const SOURCES = 40
const SECTIONS = 8
const AUTHORS = 300

/** Numbers from 0 to 1, the same on each run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

function vocabulary(): string[] {
  const random = numbers(7)
  const words = new Set<string>()
  while (words.size < VOCABULARY) {
    const length = 2 + Math.floor(random() * 3)
    let word = ''
    for (let part = 0; part < length; part += 1) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? ''
    words.add(word)
  }
  return [...words]
}

export type SearchPaper = {
  /** Content words, the most common first. */
  words: string[]
  /** Two neighbours in some text. */
  pairs: string[]
  authors: string[]
  /** Milliseconds of storing and of making findable, for each article. */
  storing: number
  indexing: number
}

/** Fills a store with `size` invented articles whose words are spread as in a language (Zipf), a story each ten minutes. */
export async function fillSearchPaper(db: Db, from: number, size: number, now: Date): Promise<SearchPaper> {
  const words = vocabulary()
  const random = numbers(11 + from)
  // Zipf's law by its inverse, the first ranks being function words: the most common word stands in half of all texts.
  const word = () => words[Math.floor(FIRST_RANK * (1 + VOCABULARY / FIRST_RANK) ** random()) - FIRST_RANK] ?? ''
  const text = (length: number) => {
    const said: string[] = []
    for (let at = 0; at < length; at += 1)
      said.push(random() < 0.42 ? (FUNCTION_WORDS[Math.floor(FUNCTION_WORDS.length ** random()) - 1] ?? 'the') : word())
    return said
  }
  const authors = Array.from({ length: AUTHORS }, (_, place) => `${words[2_000 + place]} ${words[9_000 + place]}`)
  const sections = await many(SECTIONS, from, (place) =>
    givenSection(db, { slug: `part-${from}-${place}`, name: `Part ${place}` }),
  )
  const sources = await many(SOURCES, from, (place) =>
    givenSource(db, { slug: `paper-${from}-${place}`, title: `Paper ${place}` }),
  )
  const pairs: string[] = []
  let storing = 0
  let indexing = 0
  for (let start = from; start < size; start += 100) {
    const rows = Array.from({ length: Math.min(100, size - start) }, (_, place) => {
      const number = start + place
      const body = text(WORDS_EACH / 2 + Math.floor(random() * WORDS_EACH))
      const headline = text(9).join(' ')
      if (pairs.length < 200 && number % 7 === 0) pairs.push(pairIn(body))
      const publishedAt = new Date(now.getTime() - (size - number) * 600_000)
      const html = body.join(' ').replace(/((?:\S+ ){40})/g, '$1</p><p>')
      return {
        sourceId: sources[number % SOURCES]?.id ?? 1,
        sectionId: sections[number % SECTIONS]?.id ?? null,
        slug: `story-${number}`,
        headline,
        standfirst: text(18).join(' '),
        byline: authors[Math.floor(random() * AUTHORS)] ?? null,
        language: 'en',
        link: `https://paper.example/${number}`,
        body: [{ kind: 'html' as const, html: `<p>${html}</p>` }],
        rawBody: html,
        cleaner: 1,
        excerpt: body.slice(0, 60).join(' '),
        words: body.length,
        cut: false,
        handling: { from: 'feed' as const, readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
        contentHash: `hash-${number}`,
        publishedAt,
        firstSeenAt: publishedAt,
      }
    })
    const begun = performance.now()
    const stored = await db.transaction((tx) => tx.insert(articles).values(rows).returning({ id: articles.id }))
    const between = performance.now()
    await db.transaction((tx) =>
      indexArticles(
        tx,
        stored.map(({ id }) => id),
      ),
    )
    storing += between - begun
    indexing += performance.now() - between
  }
  const made = size - from
  return { words, pairs, authors, storing: storing / made, indexing: indexing / made }
}

/** Two content words side by side. */
function pairIn(body: string[]): string {
  const at = body.findIndex((one, place) => one.length > 5 && (body[place + 1]?.length ?? 0) > 5)
  return `${body[at] ?? ''} ${body[at + 1] ?? ''}`
}

async function many<T>(count: number, from: number, make: (place: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let place = 0; place < count; place += 1) made.push(await make(from === 0 ? place : from + place))
  return made
}
