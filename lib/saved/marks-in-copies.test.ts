import { beforeEach, describe, expect, it } from 'vitest'
import { articles, highlights, type saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { storeCopy } from './copies.ts'
import { addHighlight, noteProgress } from './mark-actions.ts'
import { listMarkedTexts, readingOf, withOwn } from './mark-queries.ts'
import { writeMarks } from './marks-file.ts'
import { readCopy } from './read-copy.ts'

let db: Db
let mira: Reader
let tarek: Reader

beforeEach(async () => {
  db = await testDb()
  mira = await givenReader(db)
  tarek = await givenReader(db)
})

const givenCopy = (html: string) =>
  storeCopy(
    db,
    {
      ...{ link: 'https://a.example/otter', kicker: null, headline: 'The otter', standfirst: null, byline: null },
      ...{ sourceTitle: 'a.example', language: 'en', body: [{ kind: 'html', html }], cleaner: 0, words: 7 },
      ...{ cut: false, picture: null, publishedAt: null, licence: null },
    },
    TEST_NOW,
  )

const ask = <In>(action: Action<In>, fields: Record<string, unknown>, reader: Reader = mira) =>
  perform(action, acting(db, { reader, now: TEST_NOW, back: '/saved/1' }), fields, {})

const mark = (save: typeof saves.$inferSelect, exact: string, more: Partial<typeof highlights.$inferInsert> = {}) =>
  db
    .insert(highlights)
    .values({
      ...{ personId: save.personId, saveId: save.id, exact, createdAt: TEST_NOW, changedAt: TEST_NOW },
      ...more,
    })
    .returning({ id: highlights.id })

describe('a highlight', () => {
  it('is made in the copy of something saved by its saver alone, and drawn there', async () => {
    const copyId = await givenCopy('<p>The otter of the canal came home.</p>')
    const own = await givenSave(db, { personId: mira.id, link: 'https://a.example/otter', copyId })
    const wish = { copy: String(own.id), exact: 'otter of the canal', startsAt: '3' }
    expect(await ask(addHighlight, wish, tarek)).toMatchObject({ is: 'refused', status: 404 })
    expect((await ask(addHighlight, { ...wish, article: '1' })).is).not.toBe('done')
    expect((await ask(addHighlight, { exact: wish.exact })).is).not.toBe('done')
    expect(await ask(addHighlight, wish)).toMatchObject({ is: 'done' })

    const page = await readCopy(db, mira.id, own.id)
    if (!page) throw new Error('no copy')
    const { marks, article } = await withOwn(db, mira.id, page.article, TEST_NOW, { copy: own.id })
    expect(marks).toMatchObject([{ exact: 'otter of the canal', found: true }])
    expect(article.body).toMatchObject([{ html: expect.stringContaining('>otter of the canal</mark>') }])
  })

  it('is led to where its words stand: in the article, else in the copy; else they are kept, and told as lost', async () => {
    const source = await givenSource(db)
    const body = [{ kind: 'html' as const, html: '<p>The text as it is now speaks of herons.</p>' }]
    const article = await givenArticle(db, { sourceId: source.id, body })
    const copyId = await givenCopy('<p>An earlier text has spoken of otters and badgers.</p>')
    const save = await givenSave(db, { personId: mira.id, articleId: article.id, copyId })
    const [inCopy] = await mark(save, 'spoken of otters and badgers')
    await mark(save, 'words that nobody has ever written in either', { startsAt: 1 })
    const [inArticle] = await mark(save, 'it is now speaks of herons', { startsAt: 2 })
    const placed = async () => {
      const { texts } = await listMarkedTexts(db, mira.id, null, TEST_NOW)
      return texts.flatMap(({ href, here, marks }) => [href, here, ...marks.map((one) => one.href)])
    }
    const page = `/article/${article.slug}-${article.id}`
    const copy = `/saved/${save.id}`
    const there = `${copy}#highlight-${inCopy?.id}`
    expect(await placed()).toEqual([page, true, there, null, `${page}#highlight-${inArticle?.id}`])
    await db.update(articles).set({ removedAt: TEST_NOW })
    expect(await placed()).toEqual([copy, true, there, null, null])
  })

  it('is written with all others of one person into a file, in which nothing is markup but ours', async () => {
    const save = await givenSave(db, {
      ...{ personId: mira.id, headline: '# <b>*Bold*</b> [x](javascript:1)', sourceTitle: '1. Paper' },
      link: 'https://a.example/x?<y>',
    })
    await mark(save, '- a _b_\n\n> c', { note: 'One.\nTwo &amp; `x`.' })
    await mark(save, 'taken out', { removedAt: TEST_NOW })
    await mark(await givenSave(db, { personId: tarek.id }), 'of somebody else')
    const paper = { name: 'The Gazette', publicUrl: 'https://p.example', language: 'en', timeZone: 'Europe/Berlin' }
    const file = await writeMarks(db, mira.id, paper, messagesFor('en'), TEST_NOW)
    expect(file.split('\n\n').slice(2)).toEqual([
      String.raw`## \# \<b\>\*Bold\*\</b\> \[x\](javascript:1)`,
      String.raw`1\. Paper · <https://a.example/x?%3Cy%3E>`,
      String.raw`> \- a \_b\_ \> c`,
      `**Note:** One.  \nTwo \\&amp; \\\`x\\\`.\n`,
    ])
  })
})

describe('how far a copy was read', () => {
  it('is told by its saver alone', async () => {
    const copyId = await givenCopy('<p>The otter of the canal came home.</p>')
    const own = await givenSave(db, { personId: mira.id, link: 'https://a.example/otter', copyId })
    const told = { copy: String(own.id), progress: '0.5', place: '1' }
    expect(await ask(noteProgress, told, tarek)).toMatchObject({ value: { noted: false } })
    expect(await ask(noteProgress, told)).toMatchObject({ value: { noted: true } })
    expect(await readingOf(db, mira.id, { copy: own.id })).toMatchObject({ progress: 0.5, place: 1 })
  })
})
