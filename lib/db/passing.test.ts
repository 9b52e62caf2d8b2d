import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { testDb } from '#lib/testing/db.ts'
import { isPassing } from './passing.ts'

describe('what a store says when it fails', () => {
  const coded = (code: string) => Object.assign(new Error('no'), { code })

  it('is about the moment where it is away, busy, or somebody else is in the way', () => {
    for (const code of ['08006', '40P01', '40001', '53100', '55P03', '57014', '57P01', 'ECONNREFUSED', 'EPIPE'])
      expect(isPassing(new Error('Failed query', { cause: coded(code) })), code).toBe(true)
    expect(isPassing(new Error('Connection terminated unexpectedly'))).toBe(true)
  })

  it('is about what was asked in all other cases', async () => {
    for (const code of ['22021', '23505', 'P0001', 'ERR_INVALID_ARG_VALUE'])
      expect(isPassing(coded(code)), code).toBe(false)
    expect(isPassing(new RangeError('Maximum call stack size exceeded'))).toBe(false)
    const db = await testDb()
    const refused = await db.execute(sql`select ${'a\u0000b'}::text`).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Error)
    expect(isPassing(refused)).toBe(false)
  })
})
