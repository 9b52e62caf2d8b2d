import { expect, test, vi } from 'vitest'
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
