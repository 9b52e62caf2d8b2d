import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { articleSearch, articles, sources } from '#drizzle/schema/index.ts'
import { backup } from '#lib/backup/backup.ts'
import { restore } from '#lib/backup/restore.ts'
import type { Db } from '#lib/db/model.ts'
import { newTestDb, testDb } from '#lib/testing/db.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { fillSearch, indexArticles } from './commands.ts'
import { placeText, readPlace, type SearchOrder } from './cursor.ts'
import { search } from './search.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const HOUR = 3_600_000
let db: Db
let sourceId = 0

beforeEach(async () => {
  db = await testDb()
  sourceId = (await givenSource(db, { slug: 'herald', title: 'The Morning Herald', language: 'en' })).id
})

type Story = Partial<typeof articles.$inferInsert> & { text?: string }

/** Stored and searchable, an hour older than the one before. */
async function given(...stories: Story[]): Promise<number[]> {
  const ids: number[] = []
  for (const [index, { text = 'Nothing of note.', ...fields }] of stories.entries()) {
    const publishedAt = new Date(NOW.getTime() - (index + 1) * HOUR)
    const body = [{ kind: 'html' as const, html: `<p>${text}</p>` }]
    ids.push((await givenArticle(db, { sourceId, body, publishedAt, language: 'en', ...fields })).id)
  }
  await indexArticles(db, ids)
  return ids
}

type How = { order?: SearchOrder; after?: string; member?: boolean; sample?: boolean }

async function ask(entered: string, { order = 'relevance', after, member = false, sample = false }: How = {}) {
  return search(db, {
    entered,
    order,
    after: after === undefined ? null : readPlace(after),
    scope: { sample, at: NOW, without: null },
    timeZone: 'Europe/Berlin',
    member,
  })
}

async function headlines(entered: string, how: How = {}): Promise<string[]> {
  const found = await ask(entered, how)
  return found.is === 'found' ? found.results.map(({ headline }) => headline) : [found.is]
}

describe('words are found', () => {
  test('in any form that the language of the article gives them', async () => {
    await given(
      { headline: 'Two cities', text: 'They were building houses.' },
      { headline: 'Ein Haus', text: 'Die Häuser der Städte wurden gebaut, und das ist nicht neu.', language: 'de' },
      { headline: 'Une maison', text: 'Les maisons sont construites.', language: 'fr' },
    )
    expect(await headlines('city build house')).toEqual(['Two cities'])
    expect(await headlines('Haus Städten')).toEqual(['Ein Haus'])
    expect(await headlines('maison construite')).toEqual(['Une maison'])
  })

  test.each(['Köln', 'Koln', 'Koeln', 'KÖLN', 'Ko\u0308ln'])(
    'with accents folded: %s finds all its spellings',
    async (word) => {
      await given(
        { headline: 'Der Dom zu Köln', language: 'de' },
        { headline: 'Koeln am Rhein', language: 'de' },
        { headline: 'Trains to Köln', language: 'en' },
      )
      expect((await headlines(word)).sort()).toEqual(['Der Dom zu Köln', 'Koeln am Rhein', 'Trains to Köln'])
    },
  )

  test('and "poet" is no "pot"', async () => {
    await given({ headline: 'A pot of gold' }, { headline: 'A poet of note' })
    expect(await headlines('poet')).toEqual(['A poet of note'])
    expect(await headlines('pot')).toEqual(['A pot of gold'])
  })

  test.each([
    ['東京', '東京都で地震'],
    ['京都', '東京都で地震'],
    ['地', '東京都で地震'],
    ['震', '東京都で地震'],
    ['กรุงเทพ', 'ฝนตกหนักในกรุงเทพมหานคร'],
    ['서울', '서울에서 열린 회담'],
    ['हिन्दी', 'हिन्दी में समाचार'],
    ['الوزير', 'الوزيرُ يزور المدينة'],
    ['wordpress', 'WordPress at 20'],
    ['covid-19', 'After COVID-19'],
    ['1,000', 'A march of 1,000 people'],
    ['U.S.', 'What the US wants'],
    ["O'Neill", 'The O’Neill affair'],
    ['🦊', 'A fox 🦊 in town'],
    ['straße', 'Die STRASSE'],
    ['naïve café', 'A naive cafe'],
  ])('%s in “%s”', async (word, headline) => {
    await given({ headline, language: null }, { headline: 'Something else' })
    expect(await headlines(word)).toEqual([headline])
  })

  test('where the feed names no language, or the wrong one', async () => {
    const german =
      'Die Häuser in der Stadt sind nicht neu, und auch das Rathaus ist mit den Jahren alt geworden. Der Rat hat sich zu einer Sanierung entschlossen, die von dem Land bezahlt wird.'
    await given({ headline: 'Wrong', text: german }, { headline: 'None', text: german, language: null })
    const stored = await db.select({ language: articleSearch.language }).from(articleSearch)
    expect(stored).toEqual([{ language: 'german' }, { language: 'german' }])
    expect(await headlines('Sanierungen')).toHaveLength(2)
  })
})

describe('what was asked for holds', () => {
  test('the headline counts before the standfirst, the standfirst before the text', async () => {
    const twin = new Date(NOW.getTime() - HOUR)
    await given(
      { headline: 'Third', text: 'A ferry ran aground.', publishedAt: twin },
      { headline: 'Second', standfirst: 'The ferry ran aground', publishedAt: twin },
      { headline: 'The ferry', text: 'It ran aground.', publishedAt: new Date(NOW.getTime() - 5_000 * HOUR) },
    )
    expect(await headlines('ferry')).toEqual(['The ferry', 'Second', 'Third'])
    expect((await headlines('ferry', { order: 'date' })).at(-1)).toBe('The ferry')
  })

  test('a phrase means its words next to each other, in any kind of quotes', async () => {
    await given({ headline: 'The river surfers' }, { headline: 'Surfers of the river' })
    for (const phrase of ['"river surfers"', '„river surfers“', '«river surfers»', '"river surfers'])
      expect(await headlines(phrase)).toEqual(['The river surfers'])
    expect(await headlines('river-surfers')).toEqual(['The river surfers'])
    expect(await headlines('"surfers of the river"')).toEqual(['Surfers of the river'])
  })

  test('minus leaves out a word in the stems of every language that the paper has', async () => {
    await given(
      { headline: 'Trams instead of ferries', text: 'Nothing else.' },
      { headline: 'Trams alone', text: 'Something.' },
      { headline: 'Die Tram', text: 'Die Trams in der Stadt sind nicht neu.', language: 'de' },
    )
    expect(await headlines('trams -ferry')).not.toContain('Trams instead of ferries')
    expect(await headlines('trams -nothing')).not.toContain('Trams instead of ferries')
    expect(await headlines('-trams -something')).toEqual([])
  })

  test('a star stands for the rest of a word, behind three letters or more', async () => {
    await given({ headline: 'Surfers at the weir' }, { headline: 'A surfboard' }, { headline: 'On the surface' })
    expect((await headlines('surf*')).sort()).toEqual(['A surfboard', 'On the surface', 'Surfers at the weir'])
    expect(await headlines('surfb* -weir*')).toEqual(['A surfboard'])
    expect(await headlines('su*')).toEqual([])
    expect(await ask('surf*')).toMatchObject({ results: [{ marks: { headline: expect.anything() } }, {}, {}] })
  })

  test('minus leaves out words, phrases and names', async () => {
    const other = await givenSource(db, { slug: 'gazette', title: 'Gazette' })
    await given(
      { headline: 'Tram and bus' },
      { headline: 'Tram alone', byline: 'Ada Winterfeld' },
      { headline: 'Tram elsewhere', sourceId: other.id },
    )
    expect((await headlines('tram -bus')).sort()).toEqual(['Tram alone', 'Tram elsewhere'])
    expect(await headlines('tram -"tram and bus" -source:gazette')).toEqual(['Tram alone'])
    expect((await headlines('tram -author:winterfeld')).sort()).toEqual(['Tram and bus', 'Tram elsewhere'])
    expect(await headlines('-bus')).toEqual(['Tram alone', 'Tram elsewhere'])
    expect(await headlines('-"tram alone"')).toEqual(['Tram and bus', 'Tram elsewhere'])
  })

  test('source, section and author by name or address, several of a kind as alternatives', async () => {
    const city = await givenSection(db, { slug: 'city', name: 'City & Region' })
    const other = await givenSource(db, { slug: 'gazette', title: 'Züricher Gazette' })
    await given(
      { headline: 'One', sectionId: city.id, byline: 'By Zoë Müller' },
      { headline: 'Two', sourceId: other.id },
    )
    for (const query of [
      'source:herald',
      'source:"morning herald"',
      'section:city',
      'section:"City & Region"',
      'author:muller',
      'author:"Zoe Mueller"',
    ])
      expect([query, await headlines(query)]).toEqual([query, ['One']])
    expect(await headlines('source:zuricher')).toEqual(['Two'])
    expect(await headlines('source:herald source:gazette')).toEqual(['One', 'Two'])
    expect(await ask('one source:nowhere')).toMatchObject({
      is: 'unknown-name',
      unknown: [{ by: 'source', name: 'nowhere' }],
    })
  })

  test('before and after are days of the paper’s zone', async () => {
    await given(
      { headline: 'Late', publishedAt: new Date('2025-08-09T22:30:00Z') },
      { headline: 'Early', publishedAt: new Date('2025-08-09T21:30:00Z') },
      { headline: 'Last year', publishedAt: new Date('2024-12-31T22:59:00Z') },
    )
    expect(await headlines('after:2025-08-10')).toEqual(['Late'])
    expect(await headlines('before:10.8.2025')).toEqual(['Early', 'Last year'])
    expect(await headlines('before:2025')).toEqual(['Last year'])
    expect(await headlines('after:2025-08 before:2025-08-10')).toEqual(['Early'])
  })

  test('words that stand in every text are not looked for, and that is said', async () => {
    await given({ headline: 'The harbour' })
    expect(await headlines('the harbour')).toEqual(['The harbour'])
    expect(await ask('the')).toMatchObject({ is: 'too-common' })
    expect(await ask('  ')).toMatchObject({ is: 'nothing-asked' })
    expect(await ask('%% _ :* &|!()')).toMatchObject({ is: 'nothing-asked' })
  })
})

describe('a page of results', () => {
  test.each(['relevance', 'date'] as const)(
    'follows the last by %s, none twice and none left out, though new ones come in',
    async (order) => {
      await given(...Array.from({ length: 45 }, (_, index) => ({ headline: `Ferry ${index}` })))
      const seen: number[] = []
      let after: string | undefined
      for (let turn = 0; turn < 3; turn += 1) {
        const found = await ask('ferry', { order, ...(after && { after }) })
        if (found.is !== 'found') throw new Error(found.is)
        expect(found).toMatchObject({ total: 45, exactly: 'exact' })
        seen.push(...found.results.map(({ id }) => id))
        after = found.next ? placeText(found.next) : undefined
        await given({ headline: 'Ferry', publishedAt: new Date(NOW.getTime() + HOUR) })
      }
      expect(after).toBeUndefined()
      expect(new Set(seen).size).toBe(45)
      expect(seen).toHaveLength(45)
    },
  )

  test('marks what was found, in the words of the text', async () => {
    await given({
      headline: 'Cities <b>& Häuser',
      text: `${'And so on. '.repeat(80)} The city's houses were sold. ${'And more. '.repeat(80)}`,
    })
    const found = await ask('house cities hauser')
    const [result] = found.is === 'found' ? found.results : []
    expect(result?.marks.headline).toEqual([
      { text: 'Cities', marked: true },
      { text: ' <b>& ', marked: false },
      { text: 'Häuser', marked: true },
    ])
    const said = result?.marks.snippet ?? []
    expect(said.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['city', 'houses'])
    expect(said.map(({ text }) => text).join('').length).toBeLessThan(300)
  })
})

describe('nobody sees more than they may (rules §5)', () => {
  test.each([
    ['members', false, false],
    ['members', true, true],
    ['excerpt', true, false],
    ['full', false, true],
  ] as const)('a text that is kept as %s, member %s: its words in the snippet %s', async (reuse, member, shows) => {
    await db.update(sources).set({ reuse })
    await given({ headline: 'Story', excerpt: 'What all may read.', text: 'A secret otter lives here.' })
    const found = await ask('otter', { member })
    const [result] = found.is === 'found' ? found.results : []
    expect(result?.headline).toBe('Story')
    expect(JSON.stringify(result).includes('otter')).toBe(shows)
  })

  test('removed articles, articles of removed sources and those of the future are not found; the sample only as the paper', async () => {
    const gone = await givenSource(db, { state: 'removed' })
    const [, removed = 0] = await given(
      { headline: 'Ferry here' },
      { headline: 'Ferry removed' },
      { headline: 'Ferry of nobody', sourceId: gone.id },
      { headline: 'Ferry of tomorrow', publishedAt: new Date(NOW.getTime() + HOUR) },
    )
    const sample = await givenSource(db, { sample: true })
    await given({ headline: 'Ferry of the sample', sample: true, sourceId: sample.id })
    await db.update(articles).set({ removedAt: NOW }).where(eq(articles.id, removed))
    expect(await headlines('ferry')).toEqual(['Ferry here'])
    expect(await headlines('ferry -otter')).toEqual(['Ferry here'])
    expect(await headlines('-otter')).toEqual(['Ferry here'])
    expect(await headlines('ferry', { sample: true })).toEqual(['Ferry of the sample'])
  })
})

describe('the search follows the paper', () => {
  test('an article whose words are changed is found by the new ones, whoever changed them', async () => {
    const [id = 0] = await given({ headline: 'Yesterday' })
    await db.update(articles).set({ headline: 'Tomorrow' }).where(eq(articles.id, id))
    expect(await headlines('yesterday')).toEqual([])
    expect(await fillSearch(db)).toBe(1)
    expect(await headlines('tomorrow')).toEqual(['Tomorrow'])
    expect(await fillSearch(db)).toBe(0)
  })

  test('an article that moves to another section or source is found there at once', async () => {
    const [id = 0] = await given({ headline: 'Ferry' })
    const { id: sectionId } = await givenSection(db)
    await db.update(articles).set({ sectionId }).where(eq(articles.id, id))
    expect(await headlines('ferry section:city')).toEqual(['Ferry'])
  })
})

describe('what was stored before there was a search', () => {
  let other: Awaited<ReturnType<typeof newTestDb>>
  beforeAll(async () => {
    other = await newTestDb()
  })
  afterAll(() => other.close())

  test('is filled in, and so is what a backup brings back', async () => {
    await givenArticle(db, { sourceId, headline: 'An old ferry' })
    expect(await fillSearch(db)).toBe(1)
    const file = `${testFolder()}/paper.gz`
    await backup(db, file)
    await restore(other.db, file)
    expect(await other.db.$count(articleSearch)).toBe(0)
    expect(await fillSearch(other.db)).toBe(1)
  })
})

test('no query is an error, whatever it is made of', async () => {
  await given({ headline: 'The ferry', byline: 'Ada' }, { headline: '東京', language: 'ja' })
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '"',
      '„',
      '-',
      '--',
      ':*',
      '&',
      '|',
      '!',
      '(',
      ')',
      '%',
      '_',
      "'",
      '\\',
      '\0',
      '<->',
      '<2>',
      'ferry',
      'source:',
      'source:herald',
      'section:',
      'author:ada',
      'before:',
      'before:2025',
      'after:9999-99-99',
      'after:2025-02-29',
      '東京',
      '🦊',
      '\ud800',
      'the',
      '::jsonb',
      '-"',
      '=ferry',
      '@ada',
      'K\u0327',
      'ﷺ',
    ),
  )
  const entered = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ').replaceAll('  ', ''))
  await fc.assert(
    fc.asyncProperty(entered, fc.constantFrom('relevance' as const, 'date' as const), async (query, order) => {
      const found = await ask(query, { order })
      expect(['found', 'nothing-asked', 'too-common', 'unknown-name']).toContain(found.is)
    }),
    { numRuns: 120 },
  )
  for (const long of [
    'a'.repeat(10_000),
    'a '.repeat(5_000),
    '"'.repeat(10_000),
    '('.repeat(10_000),
    '東'.repeat(10_000),
    '-a '.repeat(4_000),
  ])
    expect((await ask(long)).is).toMatch(/found|nothing-asked|too-common/)
})

test('no place that somebody invents is an error', async () => {
  await given({ headline: 'Ferry' })
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[dr][0-9a-z]{1,9}--?[0-9a-z]{1,10}-[0-9]{1,10}$/), async (text) => {
      const order = text.startsWith('d') ? 'date' : 'relevance'
      expect((await ask('ferry', { order, after: text })).is).toBe('found')
      expect((await ask('-x', { order, after: text })).is).toBe('found')
    }),
    { numRuns: 40 },
  )
})
