import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  articleAliases,
  copies,
  highlights,
  listItems,
  listMembers,
  lists,
  savedPages,
  saves,
} from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { keepFile } from '#lib/imports/commands.ts'
import { listImports } from '#lib/imports/queries.ts'
import { removeSave } from '#lib/saved/commands.ts'
import { removeMark } from '#lib/saved/mark-commands.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import type { ImportContext } from './import-batch.ts'
import { runImports } from './imports.ts'
import { openParser } from './parser.ts'

const parser = openParser()
afterAll(() => parser.close())
const LINK = 'https://a.example/1'
const AGO = (minutes: number) => new Date(TEST_NOW.getTime() - minutes * 60_000)

describe('an import adds to what its reader has, and takes nothing away', () => {
  let db: Db
  let mira: Reader
  let context: ImportContext

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    context = { db, parser, now: () => TEST_NOW, allow: [], publicUrl: 'https://paper.example' }
  })

  type Brought = { link?: string; tags?: string[]; note?: string; marks?: { text: string; note?: string }[] }
  const karakeep = (entries: Brought[]) =>
    JSON.stringify({
      bookmarks: entries.map(({ link = LINK, tags = [], note, marks = [] }) => ({
        ...{ createdAt: 1_714_557_600, title: 'Theirs', tags, content: { type: 'link', url: link }, note },
        ...{ archived: true, highlights: marks },
      })),
    })
  const bring = async (text: string, reader = mira) => {
    const bytes = new TextEncoder().encode(text)
    await keepFile(db, { personId: reader.id, name: 'a list', bytes }, TEST_NOW)
  }
  const take = async (text: string) => {
    await bring(text)
    await runImports(context)
  }
  const folder = (name: string, numbers: number[]) =>
    [
      'URL,Title,Selection,Folder,Timestamp',
      ...numbers.map((number) => `https://a.example/${number},Story ${number},,${name},1714557600`),
    ].join('\n')
  const own = (fields: Partial<Parameters<typeof givenSave>[1]> = {}) =>
    givenSave(db, { personId: mira.id, link: LINK, linkKey: LINK, headline: 'Mine', ...fields })
  const onlySave = async () => (await db.select().from(saves))[0]

  it('tags are joined, and a second note stands below the first; the same file once more adds nothing', async () => {
    await own({ note: 'my own', tags: ['own'] })
    const file = karakeep([{ tags: ['own', 'theirs'], note: 'their note' }])
    await take(file)
    await take(file)
    expect(await db.select().from(saves)).toMatchObject([
      { headline: 'Mine', state: 'unread', note: 'my own\n\ntheir note', tags: ['own', 'theirs'] },
    ])
  })

  it('what was taken off within the hour comes back as it was, with its marks, its note and its text', async () => {
    const [copy] = await db
      .insert(copies)
      .values({
        ...{ digest: 'd', headline: 'Mine', sourceTitle: 'a.example', body: [], cleaner: 1, words: 1, cut: false },
        takenAt: TEST_NOW,
      })
      .returning()
    const before = await own({ note: 'my own', tags: ['own'], state: 'done', copyId: copy?.id ?? null, progress: 1 })
    await db
      .insert(highlights)
      .values({ personId: mira.id, saveId: before.id, exact: 'words', createdAt: TEST_NOW, changedAt: TEST_NOW })
    await removeSave(db, mira.id, before.id, AGO(30))
    await take(karakeep([{ tags: ['theirs'] }]))
    expect(await onlySave()).toEqual({ ...before, tags: ['own', 'theirs'], removedAt: null })
    expect(await db.$count(highlights, eq(highlights.saveId, before.id))).toBe(1)
    // Its text is there: no page is asked.
    expect(await db.$count(savedPages)).toBe(0)
    expect((await listImports(db, mira.id))[0]?.lines).toMatchObject({ saved: 1, known: 0 })
  })

  it('what was taken off longer ago, and is kept for its marks, stands where the file says, with all that was made of it', async () => {
    const before = await own({ note: 'my own', tags: ['own'], state: 'done' })
    await db
      .insert(highlights)
      .values({ personId: mira.id, saveId: before.id, exact: 'words', createdAt: TEST_NOW, changedAt: TEST_NOW })
    await removeSave(db, mira.id, before.id, AGO(90))
    await take(karakeep([{}]))
    expect(await db.select().from(saves)).toMatchObject([
      { id: before.id, state: 'archived', note: 'my own', tags: ['own'], removedAt: null },
    ])
    expect(await db.$count(highlights)).toBe(1)
    expect(await db.$count(savedPages)).toBe(1)
  })

  it('an article of the paper that was taken off comes back as it was too', async () => {
    const source = await givenSource(db)
    const article = await givenArticle(db, { sourceId: source.id })
    await db.insert(articleAliases).values({ sourceId: source.id, kind: 'link', value: LINK, articleId: article.id })
    const before = await givenSave(db, {
      ...{ personId: mira.id, articleId: article.id, note: 'my own', tags: ['own'], state: 'in-progress' },
    })
    await removeSave(db, mira.id, before.id, AGO(10))
    await take(karakeep([{ note: 'theirs' }]))
    expect(await db.select().from(saves)).toMatchObject([
      { id: before.id, state: 'in-progress', note: 'my own\n\ntheirs', tags: ['own'], removedAt: null },
    ])
  })

  it('an address that was saved before the paper had its article is not saved twice', async () => {
    await own()
    const source = await givenSource(db)
    const article = await givenArticle(db, { sourceId: source.id })
    await db.insert(articleAliases).values({ sourceId: source.id, kind: 'link', value: LINK, articleId: article.id })
    await take(karakeep([{}]))
    expect(await db.$count(saves)).toBe(1)
  })

  it('a passage is one mark, whoever brings it how often, with both notes; one that was taken out within the hour is back', async () => {
    const file = karakeep([
      {
        marks: [
          { text: 'a passage', note: 'first' },
          { text: 'a passage', note: 'second' },
        ],
      },
    ])
    await take(file)
    const [mark] = await db.select().from(highlights)
    expect(mark).toMatchObject({ exact: 'a passage', note: 'first\n\nsecond' })
    await removeMark(db, mira.id, mark?.id ?? 0, AGO(5))
    await take(file)
    expect(await db.select().from(highlights)).toEqual([mark])
  })

  it('a folder never goes onto a list that others read or are asked to share: a private one of its name is made', async () => {
    const tarek = await givenReader(db)
    await givenList(db, { personId: mira.id, name: 'Trains', visibility: 'public' })
    await givenList(db, { personId: mira.id, name: 'Trains', visibility: 'link' })
    const shared = await givenList(db, { personId: mira.id, name: 'Trains' })
    await db.insert(listMembers).values({ listId: shared.id, personId: tarek.id, role: 'viewer', invitedAt: TEST_NOW })
    await givenList(db, { personId: tarek.id, name: 'Trains' })
    await take(folder('Trains', [1]))
    const [item] = await db.select().from(listItems)
    const of = await db
      .select()
      .from(lists)
      .where(eq(lists.id, item?.listId ?? ''))
    expect(of).toMatchObject([{ name: 'Trains', personId: mira.id, visibility: 'private' }])
    expect(await db.$count(lists)).toBe(5)
    expect(await db.$count(listMembers, eq(listMembers.listId, item?.listId ?? ''))).toBe(0)
  })

  it('a private list that nobody shares takes the folder on at its end; what was taken off within the hour stands where it stood', async () => {
    const item = (number: number) => ({
      ...{ link: `https://a.example/${number}`, headline: `Story ${number}`, sourceTitle: 'a.example', minutes: 1 },
    })
    const list = await givenList(db, { personId: mira.id, name: 'Trains' }, [item(1), { ...item(2), note: 'why' }])
    await db
      .update(listItems)
      .set({ removedAt: AGO(10) })
      .where(eq(listItems.link, 'https://a.example/2'))
    await take(folder('Trains', [4, 1, 2, 3, 4]))
    await take(folder('Trains', [4, 1, 2, 3, 4]))
    expect(await db.$count(lists)).toBe(1)
    const on = await db.select().from(listItems).orderBy(asc(listItems.position))
    expect(on.map(({ headline }) => headline)).toEqual(['Story 1', 'Story 2', 'Story 4', 'Story 3'])
    expect(on[1]).toMatchObject({ note: 'why', removedAt: null, listId: list.id })
  })

  it('two files of one person at once give each story, list and mark once', async () => {
    await bring(
      folder(
        'Trains',
        Array.from({ length: 250 }, (_, index) => index),
      ),
    )
    await bring(
      folder(
        'Trains',
        Array.from({ length: 250 }, (_, index) => 249 - index),
      ),
    )
    await Promise.all([runImports(context), runImports(context), runImports(context)])
    expect(await db.$count(saves)).toBe(250)
    expect(await db.$count(lists)).toBe(1)
    expect(await db.$count(listItems)).toBe(250)
    const told = await listImports(db, mira.id)
    expect(told.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(told.reduce((sum, { lines }) => sum + lines.saved, 0)).toBe(250)
    expect(told.reduce((sum, { lines }) => sum + lines.known, 0)).toBe(250)
  })
})
