import { asc } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { highlights, importLines, listItems, lists, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { keepFile } from '#lib/imports/commands.ts'
import { listImports, listTold } from '#lib/imports/queries.ts'
import { MOST_LISTS, MOST_ON_LIST } from '#lib/saved/list-model.ts'
import { LONGEST_MARK_NOTE, LONGEST_PASSAGE, MOST_MARKS } from '#lib/saved/mark-model.ts'
import { LONGEST_NOTE } from '#lib/saved/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import type { ImportContext } from './import-batch.ts'
import { runImports } from './imports.ts'
import { openParser } from './parser.ts'

const parser = openParser()
afterAll(() => parser.close())

describe('an import keeps to the bounds of what is kept, and tells line by line what that leaves out', () => {
  let db: Db
  let mira: Reader
  let context: ImportContext

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    context = { db, parser, now: () => TEST_NOW, allow: [], publicUrl: 'https://paper.example' }
  })

  /** @returns what was told */
  const take = async (text: string) => {
    const bytes = new TextEncoder().encode(text)
    const id = await keepFile(db, { personId: mira.id, name: 'a list', bytes }, TEST_NOW)
    await runImports(context)
    return (await listTold(db, mira.id, id, { after: 0, most: 100 })).lines
  }
  const folders = (names: string[]) =>
    [
      'URL,Title,Selection,Folder,Timestamp',
      ...names.map((name, index) => `https://a.example/${index},Story ${index},,${name},1714557600`),
    ].join('\n')
  const entry = (fields: Record<string, unknown>) =>
    JSON.stringify({
      bookmarks: [
        { createdAt: 1_714_557_600, title: 'One', content: { type: 'link', url: 'https://a.example/1' }, ...fields },
      ],
    })

  it('a list takes two thousand; what is over that is saved, and bears the name of its list as a tag', async () => {
    const told = await take(folders(Array.from({ length: MOST_ON_LIST + 2 }, () => 'Trains')))
    expect(await db.$count(lists)).toBe(1)
    expect(await db.$count(listItems)).toBe(MOST_ON_LIST)
    expect(await db.$count(saves)).toBe(MOST_ON_LIST + 2)
    expect(told).toMatchObject([
      { place: `${MOST_ON_LIST + 2}`, problem: null, leftOut: ['list-full'], said: `Story ${MOST_ON_LIST}` },
      { place: `${MOST_ON_LIST + 3}`, leftOut: ['list-full'] },
    ])
    const tagged = (await db.select().from(saves)).filter(({ tags }) => tags.includes('Trains'))
    expect(tagged.map(({ headline }) => headline)).toEqual([`Story ${MOST_ON_LIST}`, `Story ${MOST_ON_LIST + 1}`])
    expect((await listImports(db, mira.id))[0]).toMatchObject({
      lines: { saved: MOST_ON_LIST + 2, failed: 0 },
      leftOut: 2,
      total: MOST_ON_LIST + 2,
    })
    // Lines of which there is nothing more to tell are counted, and gone.
    expect(await db.$count(importLines)).toBe(2)
  })

  it('nobody gets more than a hundred lists', async () => {
    for (let made = 1; made < MOST_LISTS; made += 1) await givenList(db, { personId: mira.id, name: `List ${made}` })
    const told = await take(folders(['Trains', 'Boats', 'Trains']))
    expect(await db.$count(lists)).toBe(MOST_LISTS)
    expect(told).toMatchObject([{ place: '3', leftOut: ['lists'], said: 'Story 1' }])
    expect((await db.select().from(saves).orderBy(asc(saves.id))).map(({ tags }) => tags)).toEqual([[], ['Boats'], []])
  })

  it('a text has at most 200 marks, those that it had before counted', async () => {
    const save = await givenSave(db, {
      ...{ personId: mira.id, link: 'https://a.example/1', linkKey: 'https://a.example/1' },
    })
    const mark = (number: number) => ({ text: `passage ${number}` })
    const [at, personId] = [TEST_NOW, mira.id]
    await db.insert(highlights).values(
      Array.from({ length: MOST_MARKS - 1 }, (_, number) => ({
        ...{ personId, saveId: save.id, exact: `passage ${number}`, createdAt: at, changedAt: at },
      })),
    )
    const told = await take(entry({ highlights: [mark(3), mark(1_000), mark(1_001)] }))
    expect(await db.$count(highlights)).toBe(MOST_MARKS)
    expect(told).toMatchObject([{ place: '1', leftOut: ['marks'], said: 'One' }])
  })

  it('what is too long is cut where a form would cut it, and told', async () => {
    const told = await take(
      entry({
        title: 't'.repeat(400),
        note: 'n'.repeat(LONGEST_NOTE + 1),
        tags: [...Array.from({ length: 60 }, (_, index) => `tag ${index}`), 'x'.repeat(100)].reverse(),
        highlights: [
          { text: 'p'.repeat(LONGEST_PASSAGE + 1), note: 'm'.repeat(LONGEST_MARK_NOTE + 1) },
          ...Array.from({ length: MOST_MARKS }, (_, index) => ({ text: `passage ${index}` })),
        ],
      }),
    )
    const left = ['title', 'note', 'tag', 'tags', 'mark', 'marks', 'mark-note']
    expect(told.map(({ leftOut }) => leftOut.toSorted())).toEqual([left.toSorted()])
    const [save] = await db.select().from(saves)
    expect([save?.headline.length, save?.note?.length, save?.tags.length]).toEqual([300, LONGEST_NOTE, 50])
    const [mark] = await db.select().from(highlights)
    expect([mark?.exact.length, mark?.note?.length]).toEqual([LONGEST_PASSAGE, LONGEST_MARK_NOTE])
  })

  it('a note for which there is no room beside the own one leaves the own one as it is', async () => {
    const note = 'o'.repeat(LONGEST_NOTE)
    const tags = Array.from({ length: 50 }, (_, index) => `own ${index}`)
    const link = 'https://a.example/1'
    await givenSave(db, { personId: mira.id, link, linkKey: link, note, tags })
    const told = await take(entry({ note: 'theirs', tags: ['theirs'] }))
    expect(await db.select().from(saves)).toMatchObject([{ note, tags }])
    expect(told).toMatchObject([{ leftOut: ['note-full', 'tags'] }])
  })

  it('what was told goes on after its page ends', async () => {
    const id = await keepFile(
      db,
      { personId: mira.id, name: 'a list', bytes: new TextEncoder().encode(bad(30)) },
      TEST_NOW,
    )
    await runImports(context)
    const first = await listTold(db, mira.id, id, { after: 0, most: 20 })
    expect([first.lines.length, first.next]).toEqual([20, 20])
    const second = await listTold(db, mira.id, id, { after: 20, most: 20 })
    expect([second.lines.length, second.next]).toEqual([10, null])
  })
})

const bad = (count: number) =>
  ['title,url,time_added,tags,status', ...Array.from({ length: count }, (_, index) => `Story ${index},none,,,`)].join(
    '\n',
  )
