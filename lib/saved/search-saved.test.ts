import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { articles, highlights, savedSearch, saves } from '#drizzle/schema/index.ts'
import { backup } from '#lib/backup/backup.ts'
import { restore } from '#lib/backup/restore.ts'
import type { Db } from '#lib/db/model.ts'
import { placeText, readPlace, type SearchOrder } from '#lib/search/cursor.ts'
import { newTestDb, testDb } from '#lib/testing/db.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenPerson, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { changeMany } from './bulk.ts'
import { noteSave, putBackSave, removeSave, saveArticle, setSaveState } from './commands.ts'
import { storeCopy } from './copies.ts'
import { addMark, putBackMark, removeMark, setMarkNote } from './mark-commands.ts'
import { completeSavedSearch, fillSavedSearch } from './search-index.ts'
import { searchSaved } from './search-saved.ts'

let db: Db
let mira: number
let tarek: number
let sourceId: number

beforeEach(async () => {
  db = await testDb()
  mira = (await givenPerson(db)).id
  tarek = (await givenPerson(db)).id
  sourceId = (await givenSource(db, { slug: 'herald', title: 'The Morning Herald', language: 'en' })).id
})

type How = { order?: SearchOrder; after?: string; as?: number; now?: Date; mayWrite?: boolean }

const ask = (entered: string, { order = 'relevance', after, as = mira, now = TEST_NOW, mayWrite = true }: How = {}) =>
  searchSaved(db, {
    ...{ entered, order, now, mayWrite, personId: as, timeZone: 'Europe/Berlin' },
    after: after === undefined ? null : readPlace(after),
  })

async function headlines(entered: string, how: How = {}): Promise<string[]> {
  const found = await ask(entered, how)
  return found.is === 'found' ? found.results.map(({ item }) => item.headline) : [found.is]
}

/** Where it was found, and the words that are marked there. */
async function said(entered: string) {
  const found = await ask(entered)
  const first = found.is === 'found' ? found.results[0] : undefined
  return first && [first.said.in, first.said.pieces.flatMap(({ text, marked }) => (marked ? [text] : [])).join(' ')]
}

type Story = Partial<typeof articles.$inferInsert> & { text?: string; who?: number }

/** An article that Mira has saved. */
async function given({ text = 'Nothing of note.', who = mira, ...fields }: Story = {}) {
  const body = [{ kind: 'html' as const, html: `<p>${text}</p>` }]
  const article = await givenArticle(db, { sourceId, body, language: 'en', ...fields })
  await saveArticle(db, { personId: who, articleId: article.id }, TEST_NOW)
  const [save] = await db.select().from(saves).where(eq(saves.articleId, article.id)).orderBy(sql`${saves.id} desc`)
  if (!save) throw new Error('not saved')
  return { articleId: article.id, id: save.id }
}

const quote = (exact: string, startsAt = 0) => ({ exact, prefix: '', suffix: '', startsAt })

describe('what somebody saved is found', () => {
  it('by headline, source, author and text, in any form of their language', async () => {
    await given({ headline: 'Two cities', byline: 'Ines Kolb', text: 'They were building houses by the weir.' })
    await given({ headline: 'Something else' })
    for (const entered of ['city', 'house build', '"houses by the weir"', 'kolb', 'author:kolb'])
      expect(await headlines(entered), entered).toEqual(['Two cities'])
    expect((await headlines('herald')).sort()).toEqual(['Something else', 'Two cities'])
  })

  it('by their note, tags, highlights and notes on these, and is told which', async () => {
    const { id, articleId } = await given({ headline: 'Two cities', text: 'They were building houses by the weir.' })
    await noteSave(db, mira, id, 'For the seminar on herons')
    await db
      .update(saves)
      .set({ tags: ['Long reads', 'Städtebau'] })
      .where(eq(saves.id, id))
    const mark = {
      personId: mira,
      at: { article: articleId },
      quote: quote('building houses'),
      note: 'compare with Zürich',
    }
    await addMark(db, mark, TEST_NOW)
    expect(await said('seminar heron')).toEqual(['note', 'seminar herons'])
    expect(await said('houses')).toEqual(['mark', 'houses'])
    expect(await said('zurich')).toEqual(['mark-note', 'Zürich'])
    expect(await said('weir')).toEqual(['text', 'weir'])
    const tagged = await ask('staedtebau')
    expect(tagged).toMatchObject({
      results: [{ marks: { tags: [[{ marked: false }], [{ text: 'Städtebau', marked: true }]] } }],
    })
  })

  it('by notes in another language than the text, with its endings too', async () => {
    const { id } = await given({ headline: 'Two cities', text: 'They were building the houses and it was good.' })
    await noteSave(db, mira, id, 'Vergleichen mit den Brücken der Städte')
    expect(await said('Brücke Stadt')).toEqual(['note', 'Brücken Städte'])
  })

  it('with the text that was kept, when the paper has another one or none any more', async () => {
    const { articleId } = await given({ headline: 'Two cities', text: 'An inquiry into the harbour.' })
    const body = [{ kind: 'html' as const, html: '<p>A correction about the airport.</p>' }]
    await db.update(articles).set({ body }).where(eq(articles.id, articleId))
    expect(await headlines('harbour')).toEqual(['Two cities'])
    expect(await headlines('airport')).toEqual([])
    await db.update(articles).set({ removedAt: TEST_NOW, body: [], headline: '' }).where(eq(articles.id, articleId))
    expect(await said('harbour')).toEqual(['text', 'harbour'])
  })

  it('with the paper’s own text where none was kept, and of that what its reader may read', async () => {
    const excerpt = await givenSource(db, { slug: 'gazette', title: 'Gazette', reuse: 'excerpt' })
    const body = [{ kind: 'html' as const, html: '<p>The whole is about penguins.</p>' }]
    const shared = { body, excerpt: 'Birds of the south.', language: 'en' }
    const one = await givenArticle(db, { ...shared, sourceId, headline: 'One' })
    const two = await givenArticle(db, { ...shared, sourceId: excerpt.id, headline: 'Two' })
    for (const { id, headline } of [one, two]) await givenSave(db, { personId: mira, articleId: id, headline })
    expect(await headlines('penguin')).toEqual(['One'])
    expect(await headlines('birds')).toEqual(['Two'])
    await db
      .update(articles)
      .set({ body: [{ kind: 'html', html: '<p>About walruses now.</p>' }] })
      .where(eq(articles.id, one.id))
    expect(await headlines('walrus')).toEqual(['One'])
    expect(await headlines('penguin')).toEqual([])
  })

  it('on all shelves, each saying its own, and not what was taken off', async () => {
    const one = await given({ headline: 'Heron one' })
    const two = await given({ headline: 'Heron two' })
    const three = await given({ headline: 'Heron three' })
    await setSaveState(db, mira, one.id, 'archived', TEST_NOW)
    await removeSave(db, mira, three.id, TEST_NOW)
    const found = await ask('heron')
    const shelves = found.is === 'found' ? found.results.map(({ item }) => [item.headline, item.shelf]) : []
    expect(shelves.sort()).toEqual([
      ['Heron one', 'archived'],
      ['Heron two', 'unread'],
    ])
    await putBackSave(db, mira, three.id, TEST_NOW)
    await changeMany(db, mira, { ids: [two.id], from: 'unread', to: 'removed' }, TEST_NOW)
    expect((await headlines('heron')).sort()).toEqual(['Heron one', 'Heron three'])
  })
})

describe('the operators of the paper’s search hold', () => {
  beforeEach(async () => {
    const city = await givenSection(db, { slug: 'city', name: 'City' })
    const other = await givenSource(db, { slug: 'wire', title: 'Science Wire' })
    await given({ headline: 'Heron by the weir', sectionId: city.id, byline: 'Ines Kolb' })
    await given({ headline: 'Heron on the roof', sourceId: other.id })
    const tags = { 'Heron elsewhere': ['birds', 'Long reads'], 'Old heron': ['birds'] }
    for (const [headline, own] of Object.entries(tags)) {
      const savedAt = headline === 'Old heron' ? new Date('2024-03-05T12:00:00Z') : TEST_NOW
      await givenSave(db, { personId: mira, link: `https://x.example/${headline}`, headline, tags: own, savedAt })
    }
    await noteSave(db, mira, 2, 'herons again')
  })

  test.each([
    ['heron -weir -roof -old', ['Heron elsewhere']],
    ['"heron on the roof"', ['Heron on the roof']],
    ['hero*', ['Heron by the weir', 'Heron elsewhere', 'Heron on the roof', 'Old heron']],
    ['source:wire', ['Heron on the roof']],
    ['heron -source:wire -source:"city desk"', ['Heron by the weir']],
    ['section:city', ['Heron by the weir']],
    ['heron -section:city -tag:birds', ['Heron on the roof']],
    ['author:kolb', ['Heron by the weir']],
    ['tag:birds', ['Heron elsewhere', 'Old heron']],
    ['tag:"long reads"', ['Heron elsewhere']],
    ['tag:long', ['Heron elsewhere']],
    ['heron before:2025', ['Old heron']],
    ['tag:birds after:2024-04', ['Heron elsewhere']],
    ['-weir -elsewhere', ['Heron on the roof', 'Old heron']],
  ])('%s', async (entered, expected) => expect((await headlines(entered)).sort()).toEqual(expected))

  it('and names that nothing has are said', async () => {
    for (const [by, name] of [
      ['source', 'nowhere'],
      ['section', 'sports'],
      ['tag', 'fish'],
    ])
      expect(await ask(`heron ${by}:${name}`)).toMatchObject({ is: 'unknown-name', unknown: [{ by, name }] })
    expect(await ask('')).toMatchObject({ is: 'nothing-asked' })
    expect(await ask('which')).toMatchObject({ is: 'too-common' })
    expect(await ask('tag: heron')).toMatchObject({ problems: [{ is: 'nothing-after', operator: 'tag' }] })
  })

  it('what is found in one’s own words counts as a headline does', async () => {
    const found = await headlines('herons')
    expect(found.slice(0, 4)).toContain('Heron on the roof')
  })
})

describe('one person’s search', () => {
  it('never reads another’s, nor their sources and tags', async () => {
    const { articleId } = await given({ headline: 'Two cities' })
    await saveArticle(db, { personId: tarek, articleId }, TEST_NOW)
    const [theirs] = await db.select().from(saves).where(eq(saves.personId, tarek))
    await noteSave(db, tarek, theirs?.id ?? 0, 'a secret about herons')
    await db
      .update(saves)
      .set({ tags: ['secret tag'] })
      .where(eq(saves.personId, tarek))
    await addMark(
      db,
      { personId: tarek, at: { article: articleId }, quote: quote('Nothing'), note: 'quicksilver' },
      TEST_NOW,
    )
    await givenSave(db, { personId: tarek, headline: 'Theirs', link: 'https://x.example/', sourceTitle: 'Hidden Post' })
    await fillSavedSearch(db)
    for (const entered of ['secret', 'quicksilver', 'hidden']) {
      expect(await headlines(entered), entered).toEqual([])
      expect(await headlines(entered, { as: tarek }), entered).toHaveLength(1)
    }
    for (const entered of ['tag:secret', 'source:hidden'])
      expect(await ask(entered)).toMatchObject({ is: 'unknown-name' })
    for (const entered of ['-nothing', 'cities', 'before:2030'])
      expect(await headlines(entered), entered).toEqual(entered === '-nothing' ? [] : ['Two cities'])
  })

  it('is answered page by page, all of it once, in both orders', async () => {
    const texts = Array.from({ length: 45 }, (_, index) => ({
      ...{ personId: mira, headline: `Heron ${index}`, link: `https://x.example/${index}`, sourceTitle: 'X' },
      ...{ minutes: 1, savedAt: new Date(TEST_NOW.getTime() - (index % 7) * 3_600_000), stateAt: TEST_NOW },
    }))
    await db.insert(saves).values(texts)
    for (const order of ['date', 'relevance'] as const) {
      const seen: string[] = []
      let after: string | undefined
      for (let page = 0; page < 5; page += 1) {
        const found = await ask('heron', { order, ...(after === undefined ? {} : { after }) })
        if (found.is !== 'found') throw new Error(found.is)
        expect(found.total).toBe(45)
        seen.push(...found.results.map(({ item }) => item.headline))
        if (!found.next) break
        after = placeText(found.next)
      }
      expect(seen).toHaveLength(45)
      expect(new Set(seen).size).toBe(45)
    }
  })
})

describe('what is searched follows', () => {
  it('every change of a note, a tag, a highlight and its note', async () => {
    const { id, articleId } = await given({ headline: 'Two cities', text: 'They were building houses.' })
    await noteSave(db, mira, id, 'egrets')
    expect(await headlines('egrets')).toEqual(['Two cities'])
    await noteSave(db, mira, id, null)
    expect(await headlines('egrets')).toEqual([])
    const mark = await addMark(
      db,
      { personId: mira, at: { article: articleId }, quote: quote('houses'), note: 'bitterns' },
      TEST_NOW,
    )
    const markId = mark.ok ? mark.value.id : 0
    expect(await headlines('bitterns')).toEqual(['Two cities'])
    await setMarkNote(db, mira, markId, 'storks', TEST_NOW)
    expect(await headlines('bitterns')).toEqual([])
    expect(await headlines('storks')).toEqual(['Two cities'])
    await removeMark(db, mira, markId, TEST_NOW)
    expect(await headlines('storks')).toEqual([])
    await putBackMark(db, mira, markId, TEST_NOW)
    expect(await headlines('storks')).toEqual(['Two cities'])
    await db.delete(highlights)
    expect(await headlines('storks')).toEqual([])
  })

  it('the text of an address, when it has been fetched', async () => {
    const { id } = await givenSave(db, { personId: mira, headline: 'x.example', link: 'https://x.example/' })
    expect(await headlines('penguins')).toEqual([])
    const text = { headline: 'Of birds', sourceTitle: 'x.example', language: 'en', cleaner: 1, words: 3, cut: false }
    const body = [{ kind: 'html' as const, html: '<p>All about penguins.</p>' }]
    const copyId = await storeCopy(db, { ...text, body }, TEST_NOW)
    await db.update(saves).set({ copyId }).where(eq(saves.id, id))
    expect(await headlines('penguins')).toEqual(['x.example'])
    expect(await headlines('birds')).toEqual(['x.example'])
  })

  it('a library of any size, in the background where it is too much for one search', async () => {
    await db.insert(saves).values(
      Array.from({ length: 120 }, (_, index) => ({
        ...{ personId: mira, headline: `Heron ${index}`, link: `https://x.example/${index}`, sourceTitle: 'X' },
        ...{ minutes: 1, savedAt: TEST_NOW, stateAt: TEST_NOW },
      })),
    )
    expect(await ask('heron', { mayWrite: false })).toMatchObject({ total: 0 })
    expect(await ask('heron')).toMatchObject({ is: 'found', total: 50, complete: false })
    expect(await fillSavedSearch(db)).toBe(70)
    expect(await ask('heron')).toMatchObject({ total: 120, complete: true })
  })

  it('a restore, though it is in no backup, and rows that are missing', async () => {
    await given({ headline: 'Two cities' })
    const file = `${testFolder()}/paper.backup`
    await fillSavedSearch(db)
    await backup(db, file)
    const other = await newTestDb()
    try {
      await restore(other.db, file)
      const asked = { personId: mira, entered: 'cities', order: 'date' as const, after: null, now: TEST_NOW }
      const found = await searchSaved(other.db, { ...asked, timeZone: 'Europe/Berlin', mayWrite: true })
      expect(found).toMatchObject({ is: 'found', total: 1 })
    } finally {
      await other.close()
    }
    await db.delete(savedSearch)
    expect(await headlines('cities')).toEqual([])
    await completeSavedSearch(db)
    expect(await headlines('cities')).toEqual(['Two cities'])
  })

  it('the account: nothing of it is left when its saves are gone', async () => {
    const { id } = await given()
    await fillSavedSearch(db)
    await db.delete(saves).where(eq(saves.id, id))
    expect(await db.$count(savedSearch)).toBe(0)
  })
})
