import { describe, expect, it } from 'vitest'
import { BusyError, hashPassword, isOutdated, isPassword, lengthFault } from './passwords.ts'

describe('a password', () => {
  it('is stored as argon2id of 19 MiB, two passes, one lane', async () => {
    const stored = await hashPassword('gravelpath umbrella')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(isOutdated(stored)).toBe(false)
    expect(isOutdated(stored.replace('t=2', 't=1'))).toBe(true)
    expect(await isPassword(stored, 'gravelpath umbrella')).toBe(true)
    expect(await isPassword(stored, 'gravelpath Umbrella')).toBe(false)
    expect(await isPassword(null, 'nobody’s password')).toBe(false)
  })

  it('is the same however a keyboard composes its letters', async () => {
    expect(await isPassword(await hashPassword('Mövenflügel am Kai'), 'Mo\u0308venflu\u0308gel am Kai')).toBe(true)
  })

  it('has 10 to 256 characters, counted as people count', () => {
    expect(lengthFault('123456789')).toBe('short')
    expect(lengthFault('🦔'.repeat(9))).toBe('short')
    expect(lengthFault('🦔'.repeat(10))).toBeNull()
    expect(lengthFault('x'.repeat(256))).toBeNull()
    expect(lengthFault('x'.repeat(257))).toBe('long')
  })

  it('a flood of them is sent away beyond the queue, and those in it are served', async () => {
    const stored = await hashPassword('gravelpath umbrella')
    const flood = await Promise.allSettled(Array.from({ length: 75 }, () => isPassword(stored, 'a wrong guess')))
    const sent = flood.filter((one) => one.status === 'rejected')
    expect(sent).toHaveLength(13)
    expect(sent.every(({ reason }) => reason instanceof BusyError)).toBe(true)
    expect(await isPassword(stored, 'gravelpath umbrella')).toBe(true)
  })
})
