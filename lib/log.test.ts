import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { testDb } from '#lib/testing/db.ts'
import { log } from './log.ts'

test('an event is one line, and nothing in it that a terminal obeys', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const foreign = 'a\nb\u001b[2J\u009b2J\u2028\u202e\u0085'
  log('info', 'test', { foreign })
  const [line] = write.mock.calls[0] ?? []
  write.mockRestore()
  expect(line).toMatch(/^[\x20-\x7e]+\n$/)
  expect(JSON.parse(String(line))).toMatchObject({ event: 'test', foreign })
})

test('a query that failed is told without what was to be stored', async () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const db = await testDb()
  const failed = await db.execute(sql`select ${'ines@example.org'}::int`).catch(String)
  log('error', 'planted-failure', { problem: String(failed) })
  const [line] = write.mock.calls[0] ?? []
  write.mockRestore()
  expect(line).toContain('Failed query: select $1::int')
  expect(line).not.toContain('ines')
})
