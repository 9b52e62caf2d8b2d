import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { newTestDb } from '#lib/testing/db.ts'
import { migrate } from './migrate.ts'
import { knownMigrations, takeSteps } from './migrations.ts'
import { rows } from './rows.ts'

const KEEPING = 13

test('what stood on a list by its save stands there by its own name and address, but for what was taken off', async () => {
  const { db, close } = await newTestDb(undefined, (empty) =>
    empty.transaction((tx) => takeSteps(tx, knownMigrations().slice(0, KEEPING))),
  )
  try {
    await db.execute(sql`insert into people (handle, handle_key, created_at) values ('edda', 'edda', now())`)
    for (const [headline, link, removed] of [
      ['The night bus', 'https://city.example/bus', null],
      ['Taken off', 'https://city.example/off', '2025-08-10T08:00:00Z'],
    ])
      await db.execute(
        sql`insert into saves (person_id, link, headline, source_title, minutes, saved_at, state_at, removed_at)
            values (1, ${link}, ${headline}, 'City Desk', 4, now(), now(), ${removed}::timestamptz)`,
      )
    await db.execute(
      sql`insert into lists (id, person_id, name, created_at, changed_at) values ('l', 1, 'For the train', now(), now())`,
    )
    await db.execute(
      sql`insert into list_items (list_id, save_id, position, note, added_at) values ('l', 1, 0, 'Slowly.', now()), ('l', 2, 1, null, now())`,
    )
    await migrate(db, async () => {})
    const Item = z.object({ headline: z.string(), link: z.string(), note: z.string().nullable(), added_by: z.number() })
    expect(await rows(db, sql`select headline, link, note, added_by from list_items`, Item)).toEqual([
      { headline: 'The night bus', link: 'https://city.example/bus', note: 'Slowly.', added_by: 1 },
    ])
    const Key = z.object({ link_key: z.string() })
    expect(await rows(db, sql`select link_key from saves order by id`, Key)).toContainEqual({
      link_key: 'https://city.example/bus',
    })
  } finally {
    await close()
  }
})
