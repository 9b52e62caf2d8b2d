import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { editions, hostHolds, sections, settings, sources } from '#drizzle/schema/index.ts'
import { testDb } from '#lib/testing/db.ts'
import type { Db } from './model.ts'
import { count, countOf, instant, rows } from './rows.ts'

// The expectations are written out, and the whole file runs on either store: so both give the same values.
describe('what is stored comes back the same from either store', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  test('instants to the millisecond, days as text', async () => {
    const until = new Date('2025-08-10T08:42:00.123Z')
    await db.insert(hostHolds).values({ host: 'a.example', until })
    expect(await db.select().from(hostHolds)).toEqual([{ host: 'a.example', until }])
    await db.insert(editions).values({ day: '2025-08-10', at: until })
    expect(await db.select().from(editions)).toEqual([{ day: '2025-08-10', at: until, sample: false, weather: null }])
  })

  test('arrays, with commas, quotes, braces and empty texts in them', async () => {
    const skipHours = ['1', 'a,b', '"q"', '{x}', '', 'NULL', 'back\\slash', 'Überschrift']
    const [source] = await db
      .insert(sources)
      .values({
        slug: 's',
        title: 'S',
        feedUrl: 'https://s.example/feed',
        kind: 'feed',
        reuse: 'full',
        addedAt: new Date(0),
        skipHours,
      })
      .returning()
    expect(source).toMatchObject({ id: 1, skipHours, skipDays: [], etag: null, failures: 0, sample: false })
  })

  test.each([
    ['an object', { a: [1, 2.5, { b: null }], 'ü"': 'ß\\n\n' }],
    ['a list', [1, 'two', [3]]],
    ['a text', 'plain "text"'],
    ['a number', 27.1],
    ['false', false],
  ])('jsonb: %s', async (name, value) => {
    await db.insert(settings).values({ name, value })
    expect(await db.select().from(settings).where(eq(settings.name, name))).toEqual([{ name, value }])
  })

  test('raw rows, by their shape', async () => {
    const query = sql`select 9007199254740991::bigint as large, timestamptz '2025-08-10 10:42+02' as at,
      null::text as nothing, array['x', null] as list, '{"a":1}'::jsonb as json, 1.5::float8 as real, true as yes`
    const shape = z.object({
      large: count,
      at: instant,
      nothing: z.null(),
      list: z.array(z.string().nullable()),
      json: z.object({ a: z.number() }),
      real: z.number(),
      yes: z.boolean(),
    })
    expect(await rows(db, query, shape)).toEqual([
      {
        large: 9_007_199_254_740_991,
        at: new Date('2025-08-10T08:42:00Z'),
        nothing: null,
        list: ['x', null],
        json: { a: 1 },
        real: 1.5,
        yes: true,
      },
    ])
    await expect(rows(db, sql`select 'text' as large`, z.object({ large: count }))).rejects.toThrow(z.ZodError)
  })

  test('a broken rule has its PostgreSQL code, and the store goes on', async () => {
    const section = { slug: 'world', name: 'World', position: 1 }
    await db.insert(sections).values(section)
    await expect(db.insert(sections).values(section)).rejects.toMatchObject({ cause: { code: '23505' } })
    expect(await countOf(db, sql`select count(*) from sections`)).toBe(1)
  })
})
