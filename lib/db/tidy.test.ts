import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newTestDb } from '#lib/testing/db.ts'
import { countOf } from './rows.ts'
import { tidyEmbedded } from './tidy.ts'

test('a tidied database knows how many rows a table holds', async () => {
  const { db, close } = await newTestDb(null)
  try {
    await db.execute(sql`create table filled as select generate_series(1, 500) as number`)
    const known = () => countOf(db, sql`select reltuples from pg_class where relname = 'filled'`)
    expect(await known()).toBe(-1)
    await tidyEmbedded(db)
    expect(await known()).toBe(500)
  } finally {
    await close()
  }
})
