import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sections, stories } from '#drizzle/schema/index.ts'
import { knownMigrations, schemaNumber } from '#lib/db/migrations.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { StoreError } from '#lib/db/store-error.ts'
import { newTestDb, testDb } from '#lib/testing/db.ts'
import { contents, fillEveryTable } from '#lib/testing/fill.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const server = process.env.TEST_DATABASE_URL

describe('a backup', () => {
  let db: Db
  let other: Awaited<ReturnType<typeof newTestDb>>
  let file: string
  beforeAll(async () => {
    other = await newTestDb()
  })
  afterAll(() => other.close())
  beforeEach(async () => {
    db = await testDb()
    await fillEveryTable(db)
    file = join(testFolder(), 'paper.gz')
  })

  test('brings every row of every table into another paper, in place of what it held', async () => {
    const before = await contents(db)
    expect(Object.entries(before).filter(([, lines]) => lines.length !== 2)).toEqual([])
    await other.db.insert(sections).values({ slug: 'of-the-other', name: 'Gone', position: 1 })
    const { rows: written } = await backup(db, file)
    expect(await restore(other.db, file)).toEqual({ rows: written })
    expect(await contents(other.db)).toEqual(before)
    expect(await schemaNumber(other.db)).toBe(knownMigrations().at(-1)?.folderMillis)
  })

  test('is for the eyes of its user alone, whatever lay where it is written', async () => {
    writeFileSync(`${file}.unfinished`, '', { mode: 0o666 })
    await backup(db, file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('gives no number out twice afterwards', async () => {
    await backup(db, file)
    await restore(other.db, file)
    const [story] = await other.db
      .insert(stories)
      .values({ firstSeenAt: new Date(0) })
      .returning()
    expect(story?.id).toBe(4)
  })

  test('shows one instant, though the paper goes on meanwhile', async () => {
    const write = async (number: number) => {
      await db.transaction(async (tx) => {
        await tx.insert(sections).values({ slug: `${number}-a`, name: 'a', position: number })
        await tx.insert(sections).values({ slug: `${number}-b`, name: 'b', position: number })
      })
    }
    await Promise.all([...[10, 11, 12].map(write), backup(db, file), ...[13, 14, 15].map(write)])
    await restore(other.db, file)
    const odd = sql`select position from sections where position >= 10 group by position having count(*) <> 2`
    expect(await rows(other.db, odd, z.object({ position: z.number() }))).toEqual([])
  })

  test('is readable by its owner only, and leaves nothing half written where it cannot be', async () => {
    await backup(db, file)
    expect(statSync(file).mode & 0o077).toBe(0)
    const elsewhere = join(file, 'below-a-file.gz')
    await expect(backup(db, elsewhere)).rejects.toThrow(StoreError)
    expect(readdirSync(dirname(file))).toEqual(['paper.gz'])
  })

  const spoilt: [string, (file: string) => void, RegExp][] = [
    ['is cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, -200)), /damaged or cut short/],
    [
      'has a flipped bit',
      (file) => writeFileSync(file, flipped(readFileSync(file))),
      /damaged or cut short|not a backup/,
    ],
    ['has a changed row', (file) => edit(file, (text) => text.replace('quoted', 'Quoted')), /damaged or cut short/],
    ['lost a row', (file) => edit(file, (text) => text.replace(/\n\[.*/, '')), /damaged or cut short/],
    ['is no backup', (file) => writeFileSync(file, 'just a text'), /not a backup/],
    ['is another gzip', (file) => writeFileSync(file, gzipSync('{"format":"other"}\n')), /not a backup/],
    [
      'is of a newer form',
      (file) => edit(file, (text) => text.replace('"version":1', '"version":2')),
      /newer Broadsheet/,
    ],
    ['is missing', (file) => writeFileSync(`${file}.other`, ''), /no backup that can be read/],
  ]
  test.each(spoilt)('that %s is refused in one sentence, and nothing is changed', async (name, spoil, sentence) => {
    if (name !== 'is missing') await backup(db, file)
    spoil(file)
    const before = await contents(db)
    await expect(restore(db, file)).rejects.toThrow(StoreError)
    await expect(restore(db, file)).rejects.toThrow(sentence)
    expect(await contents(db)).toEqual(before)
  })

  test('of a newer schema is refused, and nothing is changed', async () => {
    await backup(db, file)
    const before = await contents(db)
    await expect(restore(db, file, knownMigrations().slice(0, -1))).rejects.toThrow(/newer Broadsheet/)
    expect(await contents(db)).toEqual(before)
  })

  test('of an older schema takes the steps since', async () => {
    await backup(db, file)
    const step = {
      sql: ["alter table sections add column motto text not null default 'none'"],
      bps: true,
      folderMillis: Date.now() + 1e9,
      hash: 'later',
    }
    await restore(other.db, file, [...knownMigrations(), step])
    const mottos = await rows(other.db, sql`select motto from sections`, z.object({ motto: z.string() }))
    expect(mottos).toEqual([{ motto: 'none' }, { motto: 'none' }])
    expect(await schemaNumber(other.db)).toBe(step.folderMillis)
    await restore(other.db, file)
  })

  test('that fails half way leaves the store as it was', async () => {
    await backup(db, file)
    const before = await contents(db)
    const broken = { sql: ['select no_such_thing'], bps: true, folderMillis: Date.now() + 1e9, hash: 'broken' }
    await expect(restore(db, file, [...knownMigrations(), broken])).rejects.toThrow()
    expect(await contents(db)).toEqual(before)
  })

  test.skipIf(!server)(
    `goes from the embedded store to a server and back${server ? '' : ' (skipped: no TEST_DATABASE_URL)'}`,
    async () => {
      const embedded = await newTestDb(null)
      await fillEveryTable(embedded.db)
      const before = await contents(embedded.db)
      await backup(embedded.db, file)
      await restore(other.db, file)
      expect(await contents(other.db)).toEqual(before)
      await backup(other.db, file)
      await restore(embedded.db, file)
      expect(await contents(embedded.db)).toEqual(before)
      await embedded.close()
    },
  )
})

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(file)).toString())))
}

function flipped(bytes: Buffer): Buffer {
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 0x10
  return bytes
}
