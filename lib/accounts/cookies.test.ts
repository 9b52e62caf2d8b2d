import { describe, expect, it } from 'vitest'
import { messagesFor } from '#lib/messages/model.ts'
import { READING_COOKIE } from '#lib/reading/choices.ts'
import { COOKIE_NAMES, cookieLine, cookieName, readCookie } from './cookies.ts'

describe('the paper’s own cookies', () => {
  it('are all named on the privacy page', () => {
    const told = messagesFor('en')
      .about.privacy.parts.flatMap(({ paragraphs }) => paragraphs)
      .join(' ')
    for (const name of [...COOKIE_NAMES.map((cookie) => cookieName(cookie, false)), READING_COOKIE]) {
      expect(told).toContain(name)
    }
  })

  it('are out of reach for scripts and for other sites; on https they belong to this host alone', () => {
    for (const cookie of COOKIE_NAMES) {
      const line = cookieLine(cookie, 'x'.repeat(43), 60, true)
      expect(line).toMatch(/^__Host-broadsheet-\w+=x{43}; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax; Secure$/)
      const plain = cookieLine(cookie, 'x'.repeat(43), 60, false)
      expect(plain).toMatch(/^broadsheet-\w+=x{43}; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/)
      expect(readCookie(`a=b; ${plain.split(';')[0]}`, cookie, false)).toBe('x'.repeat(43))
      expect(readCookie(plain.split(';')[0], cookie, true)).toBeNull()
    }
    expect(readCookie('broadsheet-session=short', 'session', false)).toBeNull()
  })
})
