import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sections } from '#drizzle/schema/index.ts'
import { keepBeforeMigration } from '#lib/backup/keep.ts'
import { restore } from '#lib/backup/restore.ts'
import { newTestDb } from '#lib/testing/db.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { migrate } from './migrate.ts'
import { knownMigrations, schemaNumber } from './migrations.ts'
import { countOf } from './rows.ts'
import { StoreError } from './store-error.ts'

const Journal = z.object({ entries: z.array(z.looseObject({ when: z.number() })) }).loose()

/** The paper's own steps with one more at their end. */
function withStep(statements: string): string {
  const folder = testFolder()
  cpSync(fileURLToPath(new URL('../../drizzle/migrations', import.meta.url)), folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')))
  const last = journal.entries.at(-1)?.when ?? 0
  journal.entries.push({
    idx: journal.entries.length,
    version: '7',
    when: last + 1_000,
    tag: '9999_later',
    breakpoints: true,
  })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(folder, '9999_later.sql'), statements)
  return folder
}

const nothing = async () => {}

describe('the schema', () => {
  let paper: Awaited<ReturnType<typeof newTestDb>>
  beforeAll(async () => {
    paper = await newTestDb()
  })
  afterAll(() => paper.close())
  afterEach(async () => {
    const newest = knownMigrations().at(-1)?.folderMillis ?? 0
    await paper.db.execute(sql`delete from drizzle.__drizzle_migrations where created_at > ${newest}`)
    await paper.db.execute(sql`alter table sections drop column if exists motto`)
    await paper.db.execute(sql`truncate sections cascade`)
  })

  test('that is up to date is left alone', async () => {
    let asked = 0
    await migrate(paper.db, async () => {
      asked += 1
    })
    expect(asked).toBe(0)
  })

  test('goes forward, with a backup from before it', async () => {
    const { db } = paper
    await db.insert(sections).values({ slug: 'world', name: 'World', position: 1 })
    const before = await schemaNumber(db)
    const folder = withStep(
      `alter table sections add column motto text; --> statement-breakpoint\ndelete from sections`,
    )
    const dataDir = testFolder()
    let kept = ''
    await migrate(
      db,
      async (number) => {
        kept = await keepBeforeMigration(db, dataDir, number)
      },
      folder,
    )
    expect(await schemaNumber(db)).toBe(before + 1_000)
    expect(await countOf(db, sql`select count(*) from sections`)).toBe(0)
    await restore(db, kept)
    expect(await schemaNumber(db)).toBe(before)
    expect(await countOf(db, sql`select count(*) from sections where slug = 'world'`)).toBe(1)
  })

  test('keeps the last five backups', async () => {
    const dataDir = testFolder()
    const kept: string[] = []
    for (let number = 0; number < 7; number += 1) kept.push(await keepBeforeMigration(paper.db, dataDir, number))
    const names = await readdir(join(dataDir, 'backups'))
    expect(names.sort().map((name) => join(dataDir, 'backups', name))).toEqual(kept.slice(-5))
  })

  test('stays as it was if a step fails half way', async () => {
    const before = await schemaNumber(paper.db)
    const folder = withStep(
      `alter table sections add column motto text; --> statement-breakpoint\nselect no_such_thing`,
    )
    await expect(migrate(paper.db, nothing, folder)).rejects.toThrow()
    expect(await schemaNumber(paper.db)).toBe(before)
    expect(
      await countOf(paper.db, sql`select count(*) from information_schema.columns where column_name = 'motto'`),
    ).toBe(0)
  })

  test('that is newer than the program is refused in one sentence', async () => {
    await paper.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${Date.now() + 1e10})`,
    )
    await expect(migrate(paper.db, nothing)).rejects.toThrow(StoreError)
    await expect(migrate(paper.db, nothing)).rejects.toThrow(/newer Broadsheet/)
  })

  test('is taken forward once, though two programs start at the same time', async () => {
    const folder = withStep('alter table sections add column motto text')
    await Promise.all([migrate(paper.db, nothing, folder), migrate(paper.db, nothing, folder)])
    expect(
      await countOf(
        paper.db,
        sql`select count(*) from drizzle.__drizzle_migrations where created_at > ${knownMigrations().at(-1)?.folderMillis}`,
      ),
    ).toBe(1)
  })
})
