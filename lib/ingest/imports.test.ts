import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  articleAliases,
  highlights,
  importLines,
  imports,
  listItems,
  lists,
  savedPages,
  saves,
} from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { SentFile } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { bringFile } from '#lib/imports/actions.ts'
import { keepFile, tidyImports } from '#lib/imports/commands.ts'
import { listImports, listTold } from '#lib/imports/queries.ts'
import { readCopy } from '#lib/saved/read-copy.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import type { ImportContext } from './import-batch.ts'
import { runImports } from './imports.ts'
import { openParser } from './parser.ts'

const parser = openParser()
afterAll(() => parser.close())
const bytes = (text: string) => new TextEncoder().encode(text)
const HEAD = 'title,url,time_added,tags,status'
const SECONDS = 1_714_557_600

describe('what somebody brings from another program', () => {
  let db: Db
  let mira: Reader
  let context: ImportContext

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    context = { db, parser, now: () => TEST_NOW, allow: [], publicUrl: 'https://paper.example' }
  })

  const bring = (text: string, reader = mira) =>
    keepFile(db, { personId: reader.id, name: 'pocket.csv', bytes: bytes(text) }, TEST_NOW)
  const many = (count: number) =>
    [
      HEAD,
      ...Array.from(
        { length: count },
        (_, index) => `Story ${index},https://a.example/${index},${SECONDS + index},t,unread`,
      ),
    ].join('\n')

  it('is saved with its dates, tags, states, notes and lists; the pages are asked one after the other', async () => {
    await bring(`URL,Title,Selection,Folder,Timestamp
https://a.example/1,One,Chosen,Trains,${SECONDS}
https://a.example/2,Two,,Archive,${SECONDS}
ftp://a.example/3,Three,,Unread,${SECONDS}
http://192.168.0.7/,Router,,Unread,${SECONDS}`)
    await runImports(context)
    const kept = await db.select().from(saves).orderBy(asc(saves.id))
    expect(kept).toMatchObject([
      { headline: 'One', note: 'Chosen', state: 'unread', savedAt: new Date(SECONDS * 1000), sourceTitle: 'a.example' },
      { headline: 'Two', state: 'archived' },
    ])
    expect(await db.select().from(lists)).toMatchObject([{ name: 'Trains', personId: mira.id, visibility: 'private' }])
    expect(await db.select().from(listItems)).toMatchObject([{ headline: 'One', link: 'https://a.example/1' }])
    const pages = await db.select().from(savedPages).orderBy(asc(savedPages.saveId))
    expect(pages.map(({ nextTryAt }) => nextTryAt.getTime() - TEST_NOW.getTime())).toEqual([0, 10_000])
    const [told] = await listImports(db, mira.id)
    expect(told).toMatchObject({ state: 'done', format: 'instapaper', lines: { saved: 2, failed: 2, waiting: 0 } })
    const all = { after: 0, most: 10 }
    expect(await listTold(db, mira.id, told?.id ?? 0, all)).toMatchObject({
      lines: [
        { place: '4', problem: 'no-address', said: 'ftp://a.example/3' },
        { place: '5', problem: 'private' },
      ],
      next: null,
    })
    expect(await listTold(db, (await givenReader(db)).id, told?.id ?? 0, all)).toEqual({ lines: [], next: null })
  })

  it('an article of the paper is that article, with what the file says of it', async () => {
    const source = await givenSource(db)
    const { id } = await givenArticle(db, { sourceId: source.id, headline: 'The night bus' })
    await db
      .insert(articleAliases)
      .values({ sourceId: source.id, kind: 'link', value: 'https://a.example/0', articleId: id })
    await bring(many(1))
    await runImports(context)
    expect(await db.select().from(saves)).toMatchObject([
      { articleId: id, link: null, headline: 'The night bus', tags: ['t'], savedAt: new Date(SECONDS * 1000) },
    ])
    expect(await db.$count(savedPages)).toBe(0)
  })

  it('what is there already stays as it is, and gets the tags and the note that it lacks', async () => {
    const link = 'https://a.example/0'
    await givenSave(db, { personId: mira.id, link, linkKey: link, state: 'done', tags: ['own', 't'], headline: 'Mine' })
    const text = `${many(1)}\nAgain,http://www.a.example/0/?utm_source=x,1714557600,u,unread`
    await bring(text)
    await bring(text)
    await runImports(context)
    expect(await db.select().from(saves)).toMatchObject([{ headline: 'Mine', state: 'done', tags: ['own', 't', 'u'] }])
    expect((await listImports(db, mira.id)).map(({ lines }) => lines.known)).toEqual([2, 2])
  })

  it('texts and marked passages that the file holds come along, cleaned; their pages are not asked', async () => {
    const entry = {
      ...{ url: 'https://a.example/1', title: 'One', is_archived: 0, created_at: '2024-05-01T10:00:00Z' },
      ...{ content: '<p onclick="x()">Words of the otter.</p><script>alert(1)</script>' },
      annotations: [{ quote: 'the otter', text: 'my thought' }],
    }
    await bring(JSON.stringify([entry]))
    await bring(JSON.stringify([entry]))
    await runImports(context)
    const page = await readCopy(db, mira.id, 1)
    expect(JSON.stringify(page?.article.body)).toContain('Words of the otter.')
    expect(JSON.stringify(page?.article.body)).not.toMatch(/script|onclick/)
    expect(await db.$count(savedPages)).toBe(0)
    expect(await db.select().from(highlights)).toMatchObject([{ exact: 'the otter', note: 'my thought', saveId: 1 }])
  })

  it('broken off anywhere it goes on where it was: nothing twice, nothing lost', async () => {
    await bring(many(1_050))
    const stop = new AbortController()
    // Ends after the fourth batch, as a signal to the program would.
    let asked = 0
    const counted: AbortSignal = Object.create(stop.signal, {
      aborted: {
        get: () => {
          asked += 1
          return asked > 5
        },
      },
    })
    await runImports(context, counted)
    const between = await db.$count(saves)
    expect(between).toBeGreaterThan(0)
    expect(between).toBeLessThan(1_050)
    expect(await db.$count(importLines, eq(importLines.state, 'waiting'))).toBe(1_050 - between)
    // Two processes of one paper at once.
    await Promise.all([runImports(context), runImports(context)])
    await runImports(context)
    expect(await db.$count(saves)).toBe(1_050)
    expect((await listImports(db, mira.id))[0]).toMatchObject({ state: 'done', lines: { saved: 1_050, known: 0 } })
  })

  it('two with the same addresses keep each their own', async () => {
    const tarek = await givenReader(db)
    await bring(many(3))
    await bring(many(3), tarek)
    await runImports(context)
    expect(await db.$count(saves, eq(saves.personId, tarek.id))).toBe(3)
    expect(await db.$count(saves)).toBe(6)
  })

  it('a file that is none is refused in a sentence; what was told is forgotten after ninety days', async () => {
    await bring('just words')
    await runImports(context)
    expect(await listImports(db, mira.id)).toMatchObject([{ state: 'failed', problem: 'unknown-format', total: 0 }])
    await tidyImports(db, new Date(TEST_NOW.getTime() + 91 * 86_400_000))
    expect(await db.$count(imports)).toBe(0)
  })

  it('comes as a file, from readers only, and wakes the paper', async () => {
    const file = new SentFile('my list.csv', bytes(many(1)))
    const ask = (fields: Record<string, unknown>, reader: Reader | null = mira) =>
      perform(bringFile, acting(db, { reader }), fields, {})
    expect(await ask({ file }, null)).toMatchObject({ is: 'sign-in' })
    expect(await ask({ file: new SentFile('', new Uint8Array()) })).toMatchObject({ is: 'mend' })
    expect(await ask({ file })).toMatchObject({ is: 'done', go: '/saved/import' })
    expect(await listImports(db, mira.id)).toMatchObject([{ name: 'my list.csv', state: 'waiting' }])
  })
})
