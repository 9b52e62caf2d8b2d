import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { newTestDb } from '#lib/testing/db.ts'
import { rows } from './rows.ts'

const prepared = z.object({ name: z.string(), statement: z.string() })

test('a statement is prepared when it is asked for the second time, and answers as before', async () => {
  const { db, close } = await newTestDb(null)
  try {
    const answers = []
    for (const number of [1, 2, 3]) {
      const [row] = await rows(db, sql`select ${number}::int + 1 as next`, z.object({ next: z.number() }))
      answers.push(row?.next)
    }
    expect(answers).toEqual([2, 3, 4])
    const known = await rows(db, sql`select name, statement from pg_prepared_statements`, prepared)
    expect(known.filter(({ statement }) => statement.includes('as next'))).toHaveLength(1)
  } finally {
    await close()
  }
})

test('a statement that was refused is asked again as if it were new', async () => {
  const { db, close } = await newTestDb(null)
  try {
    for (const divisor of [0, 0, 0]) await expect(db.execute(sql`select 6 / ${divisor}::int as part`)).rejects.toThrow()
    const [row] = await rows(db, sql`select 6 / ${2}::int as part`, z.object({ part: z.number() }))
    expect(row?.part).toBe(3)
  } finally {
    await close()
  }
})
