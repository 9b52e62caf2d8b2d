import { eq, sql } from 'drizzle-orm'
import { strToU8, zipSync } from 'fflate'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importLines, imports, listItems, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { keepFile } from '#lib/imports/commands.ts'
import { listImports, listTold } from '#lib/imports/queries.ts'
import { refused } from '#lib/result.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import type { ImportContext } from './import-batch.ts'
import { runImports } from './imports.ts'
import { openParser } from './parser.ts'

const parser = openParser()
afterAll(() => parser.close())

describe('whatever is wrong with one line or one file, all others are taken in', () => {
  let db: Db
  let mira: Reader
  let context: ImportContext

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    context = { db, parser, now: () => TEST_NOW, allow: [], publicUrl: 'https://paper.example' }
  })
  afterEach(async () => {
    await db.execute(sql`drop trigger if exists refuse_one on saves`)
    await db.execute(sql`drop function if exists refuse_one`)
  })

  const bring = (file: string | Uint8Array) => {
    const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
    return keepFile(db, { personId: mira.id, name: 'a list', bytes }, TEST_NOW)
  }
  const table = (titles: string[]) =>
    [
      'title,url,time_added,tags,status',
      ...titles.map((title, index) => `${title},https://a.example/${title.length}/${index},1714557600,t,unread`),
    ].join('\n')
  const told = async (id: number) => (await listTold(db, mira.id, id, { after: 0, most: 50 })).lines

  /** As if something that nobody has foreseen were wrong with some: the store refuses what is called so. */
  async function refuse(title: string, code = 'P0001') {
    await db.execute(
      sql.raw(`create function refuse_one() returns trigger language plpgsql as $$ begin
        if new.headline = '${title}' then raise exception 'no' using errcode = '${code}'; end if; return new; end $$`),
    )
    await db.execute(sql`create trigger refuse_one before insert on saves for each row execute function refuse_one()`)
  }

  it('a line that the store refuses is told as one that could not be made out', async () => {
    await refuse('Bad')
    const id = await bring(table([...Array.from({ length: 120 }, (_, index) => `Story ${index}`), 'Bad', 'Last']))
    const other = await bring(table(['A wholly different one']))
    expect(await runImports(context)).toMatchObject({ is: 'done' })
    expect(await db.$count(saves)).toBe(122)
    expect(await told(id)).toMatchObject([{ place: '122', problem: 'unreadable', said: 'https://a.example/3/120' }])
    expect((await listImports(db, mira.id)).map(({ state }) => state)).toEqual(['done', 'done'])
    expect(await told(other)).toEqual([])
  })

  it('a store that is away blames no line: the rest waits for another time', async () => {
    await refuse('Later', '57P03')
    const id = await bring(table(['First', 'Later']))
    const other = await bring(table(['A wholly different one']))
    expect(await runImports(context)).toMatchObject({ is: 'later' })
    expect(await told(id)).toEqual([])
    expect(await db.$count(importLines, eq(importLines.state, 'waiting'))).toBe(2)
    expect(await db.select({ state: imports.state }).from(imports).where(eq(imports.id, other))).toEqual([
      { state: 'done' },
    ])
    await db.execute(sql`drop trigger refuse_one on saves`)
    expect(await runImports(context)).toMatchObject({ is: 'done' })
    expect(await db.$count(saves)).toBe(3)
  })

  it('signs that no store takes are left out of every text', async () => {
    const entry = {
      ...{ title: 'O\u0000ne', url: 'https://a.example/1', slug: 's\u0000', savedAt: '2024-05-01T10:00:00Z' },
      ...{ labels: ['t\u0000ag \ud800'], state: 'Active' },
    }
    const id = await bring(
      zipSync({
        'meta\u0000data.json': strToU8(JSON.stringify([entry, { ...entry, url: 'no\u0000ne' }])),
        'highlights/s\u0000.md': strToU8('> a pas\u0000sage\n\nno\u0000te'),
      }),
    )
    const folder = await bring(
      'URL,Title,Selection,Folder,Timestamp\nhttps://a.example/2,T\u0000wo,n\u0000,Tr\u0000ains,1',
    )
    expect(await runImports(context)).toMatchObject({ is: 'done' })
    expect(await db.select().from(saves)).toMatchObject([
      { headline: 'One', tags: ['tag \ufffd'] },
      { headline: 'Two', note: 'n' },
    ])
    expect(await told(id)).toMatchObject([{ place: 'metadata.json:2', problem: 'no-address', said: 'none' }])
    expect(await told(folder)).toEqual([])
    expect(await db.$count(listItems)).toBe(1)
  })

  it('an address longer than any that is kept is told as that', async () => {
    const id = await bring(`title,url,time_added,tags,status\nOne,https://a.example/${'x'.repeat(3_000)},1,,unread`)
    await runImports(context)
    expect(await told(id)).toMatchObject([{ place: '2', problem: 'too-long' }])
  })

  it('a file on which its reader fails is refused in a sentence; one that is read while the program ends waits', async () => {
    await bring(table(['One']))
    const failing = { ...context, parser: { ...parser, saves: async () => refused('parser-failed' as const) } }
    const ending = new AbortController()
    const broken = {
      ...failing,
      parser: {
        ...parser,
        async saves() {
          ending.abort()
          return refused('parser-failed' as const)
        },
      },
    }
    await runImports(broken, ending.signal)
    expect(await listImports(db, mira.id)).toMatchObject([{ state: 'waiting' }])
    await runImports(failing)
    expect(await listImports(db, mira.id)).toMatchObject([{ state: 'failed', problem: 'unreadable' }])
  })

  it('a file that is gone without having been read is not looked for for ever', async () => {
    const id = await bring('')
    await db.update(imports).set({ file: null }).where(eq(imports.id, id))
    await runImports(context)
    expect(await listImports(db, mira.id)).toMatchObject([{ state: 'failed', problem: 'empty' }])
  })
})
