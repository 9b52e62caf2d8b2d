import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articles, highlights, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { save } from './actions.ts'
import { tidySaves } from './commands.ts'
import { addHighlight, noteProgress, putBackHighlight, removeHighlight, setHighlightNote } from './mark-actions.ts'
import { tidyMarks } from './mark-commands.ts'
import { minutesLeft } from './mark-model.ts'
import { listMarkedTexts, listMarks, readingOf, withOwn } from './mark-queries.ts'

const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)

let db: Db
let mira: Reader
let tarek: Reader
let article: typeof articles.$inferSelect

beforeEach(async () => {
  db = await testDb()
  mira = await givenReader(db)
  tarek = await givenReader(db)
  const source = await givenSource(db)
  const body = [
    { kind: 'html' as const, html: '<p>The night bus runs again, the council said on Friday.</p><p>Nobody asked.</p>' },
  ]
  article = await givenArticle(db, { sourceId: source.id, body })
})

const ask = <In>(action: Action<In>, fields: Record<string, unknown>, reader: Reader | null = mira, now = TEST_NOW) =>
  perform(action, acting(db, { reader, now, back: '/article/a-1?x#y' }), fields, {})
const passage = (fields: Record<string, string> = {}) => ({
  article: String(article.id),
  exact: 'the council said on Friday',
  prefix: 'night bus runs again, ',
  suffix: '. Nobody asked.',
  startsAt: '22',
  ...fields,
})
const ofMira = (now = TEST_NOW) => listMarks(db, mira.id, { article: article.id }, now)
async function page(reader: Reader) {
  const found = await getArticle(db, article.id, true)
  if (!found) throw new Error('no article')
  return withOwn(db, reader.id, found, TEST_NOW)
}

describe('a highlight', () => {
  it('saves the article, keeps the passage by its words, and the reader goes on at its place', async () => {
    expect(await ask(addHighlight, passage({ note: ' Ask them.\r\n' }))).toEqual({
      is: 'done',
      go: '/article/a-1?x#highlight-1',
      value: { id: 1 },
    })
    expect(await db.select().from(saves)).toMatchObject([{ personId: mira.id, articleId: article.id, state: 'unread' }])
    expect(await ofMira()).toMatchObject([
      { exact: 'the council said on Friday', prefix: 'night bus runs again, ', startsAt: 22, note: 'Ask them.' },
    ])
  })

  it('is drawn for its reader, and nobody else sees anything of it', async () => {
    await ask(addHighlight, passage({ note: 'Ask them.' }))
    const own = await page(mira)
    expect(own.article.body).toMatchObject([{ html: expect.stringContaining('id="highlight-1"') }])
    expect(own.marks).toMatchObject([{ found: true }])
    const others = await page(tarek)
    expect(JSON.stringify(others)).not.toMatch(/highlight|Ask them/)
    expect(await listMarkedTexts(db, tarek.id, null, TEST_NOW)).toEqual({ texts: [], next: null })
    expect(JSON.stringify(await getArticle(db, article.id, true))).not.toMatch(/highlight|Ask them/)
  })

  it('survives an edit of the article, and one whose text is gone is told as of an earlier text', async () => {
    await ask(addHighlight, passage())
    const edit = (html: string) =>
      db
        .update(articles)
        .set({ body: [{ kind: 'html', html }] })
        .where(eq(articles.id, article.id))
    await edit('<p>News:</p><p>The night bus runs, as the council has said on <b>Friday</b>.</p>')
    expect((await page(mira)).marks).toMatchObject([{ found: true }])
    await edit('<p>This text was taken back.</p>')
    expect((await page(mira)).marks).toMatchObject([{ found: false, exact: 'the council said on Friday' }])
  })

  it('of the very same passage is one, also at the same instant', async () => {
    await Promise.all([0, 1, 2].map(() => ask(addHighlight, passage())))
    await ask(addHighlight, passage({ note: 'Later.' }))
    expect(await ofMira()).toMatchObject([{ note: 'Later.' }])
  })

  it('can be noted on, taken out and put back by its reader alone, for an hour', async () => {
    await ask(addHighlight, passage())
    const one = { highlight: '1' }
    for (const action of [removeHighlight, putBackHighlight]) {
      expect((await ask(action, one, tarek)).is).toBe('refused')
    }
    expect(await ask(setHighlightNote, { ...one, note: 'Mine' }, tarek)).toMatchObject({ status: 404 })
    expect(await ask(setHighlightNote, { ...one, note: 'Ask.' })).toMatchObject({ go: '/article/a-1?x#own-mark-1' })
    await ask(removeHighlight, one)
    expect(await ofMira()).toMatchObject([{ removed: true, note: 'Ask.' }])
    expect((await page(mira)).article.body).toMatchObject([{ html: expect.not.stringContaining('mark') }])
    expect(await ask(putBackHighlight, one, mira, minutes(59))).toMatchObject({ is: 'done' })
    await ask(removeHighlight, one)
    await tidyMarks(db, minutes(61))
    expect(await ask(putBackHighlight, one, mira, minutes(61))).toMatchObject({ is: 'refused', status: 409 })
    expect(await db.$count(highlights)).toBe(0)
  })

  it('takes no passage without words, none of another shape, and no note without end', async () => {
    for (const wrong of [
      { exact: '  ' },
      { exact: 'x'.repeat(5_001) },
      { startsAt: '-1' },
      { note: 'x'.repeat(2_001) },
    ]) {
      expect((await ask(addHighlight, passage(wrong as Record<string, string>))).is).toBe('mend')
    }
    expect(await ask(addHighlight, passage({ article: '99999' }))).toMatchObject({ is: 'refused', status: 409 })
    expect(await ask(addHighlight, passage(), null)).toMatchObject({ is: 'sign-in' })
    expect(await db.$count(highlights)).toBe(0)
  })

  it('is kept when its article is taken off the list', async () => {
    await ask(addHighlight, passage({ note: 'Ask.' }))
    await ask(save, { unsave: String(article.id) })
    await tidySaves(db, minutes(120))
    expect((await listMarkedTexts(db, mira.id, null, minutes(120))).texts).toMatchObject([
      { marks: [{ note: 'Ask.' }] },
    ])
  })

  it('stands on a page with no more than two hundred, but for those of one text', async () => {
    for (const [index, count] of [10, 60, 150, 230].entries()) {
      const { id: saveId } = await givenSave(db, { personId: mira.id, headline: `Text of ${count}` })
      const at = minutes(index)
      const mark = { personId: mira.id, saveId, exact: 'x', createdAt: at, changedAt: at }
      await db.insert(highlights).values(Array.from({ length: count }, () => mark))
    }
    const pages: number[][] = []
    for (let after: string | null = ''; after !== null; ) {
      const { texts, next } = await listMarkedTexts(db, mira.id, after ? readCursor(after) : null, TEST_NOW)
      pages.push(texts.map(({ marks }) => marks.length))
      after = next
    }
    expect(pages).toEqual([[230], [150], [60, 10]])
  })

  it('stands with all others by its text, the newest first, on pages of twenty texts, each once', async () => {
    for (let index = 0; index < 45; index += 1) {
      const { id: saveId } = await givenSave(db, { personId: mira.id, headline: `Text ${index}` })
      const at = minutes(Math.floor(index / 3))
      await db.insert(highlights).values({ personId: mira.id, saveId, exact: 'x', createdAt: at, changedAt: at })
    }
    const seen: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const { texts, next } = await listMarkedTexts(db, mira.id, after ? readCursor(after) : null, TEST_NOW)
      seen.push(...texts.map(({ headline }) => headline))
      after = next
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `Text ${44 - index}`))
  })
})

describe('how far a story was read', () => {
  const told = (progress: string, at: Date, place = '3') => ({
    article: String(article.id),
    progress,
    place,
    at: String(at.getTime()),
  })

  it('begins at three hundredths, and the later of two devices counts', async () => {
    await ask(save, { save: String(article.id) })
    await ask(noteProgress, told('0.03', minutes(-20), '0'))
    expect(await readingOf(db, mira.id, { article: article.id })).toMatchObject({ state: 'unread' })
    await ask(noteProgress, told('0.6', minutes(-10), '5'))
    expect(await ask(noteProgress, told('0.2', minutes(-15)))).toMatchObject({ value: { noted: false } })
    expect(await readingOf(db, mira.id, { article: article.id })).toMatchObject({
      state: 'in-progress',
      progress: 0.6,
      place: 5,
    })
    await ask(noteProgress, told('0.4', minutes(600), '4'))
    expect(await ask(noteProgress, told('0.5', minutes(1)), mira, minutes(1))).toMatchObject({ value: { noted: true } })
  })

  it('is noted of what is saved alone, and leaves what is done as it is', async () => {
    expect(await ask(noteProgress, told('0.5', TEST_NOW))).toMatchObject({ value: { noted: false } })
    const kept = await givenSave(db, { personId: mira.id, articleId: article.id, state: 'done' })
    await ask(noteProgress, told('0.5', TEST_NOW))
    expect(await readingOf(db, mira.id, { article: article.id })).toMatchObject({
      saveId: kept.id,
      state: 'done',
      progress: 0.5,
    })
    expect(await readingOf(db, tarek.id, { article: article.id })).toBeNull()
  })

  it('takes a part of a whole and nothing else', async () => {
    for (const wrong of ['1.1', '-0.1', 'NaN', '1e-3', '']) {
      expect((await ask(noteProgress, told(wrong, TEST_NOW))).is).toBe('mend')
    }
  })

  it('gives the place to go on at an address of its own', async () => {
    await givenSave(db, { personId: mira.id, articleId: article.id, state: 'in-progress', progress: 0.5, place: 1 })
    expect((await page(mira)).article.body).toMatchObject([
      { html: expect.stringContaining('<p id="stopped-here">Nobody') },
    ])
  })

  it.each([
    [10, 0, 10],
    [10, 0.5, 5],
    [10, 0.55, 5],
    [10, 0.99, 1],
    [10, 1, 0],
    [1, 0.1, 1],
  ])('of %i minutes at %f leaves %i', (all, progress, left) => expect(minutesLeft(all, progress)).toBe(left))
})
