import { describe, expect, it } from 'vitest'
import { holdKey, hostKey } from './destination.ts'
import { addMove } from './judge.ts'
import { readMaxAge, readRetryAfter } from './retry-after.ts'
import { userAgentOf } from './user-agent.ts'

const NOW = new Date('2025-08-10T08:42:00Z')

describe('what a server asks for', () => {
  it.each([
    [undefined, 0],
    ['3600', 3600],
    [' 90 ', 90],
    ['5', 60],
    ['0', 60],
    ['-1', 60],
    ['99999999', 86_400],
    ['9'.repeat(400), 86_400],
    ['Sun, 10 Aug 2025 10:42:00 GMT', 7200],
    ['Sun, 10 Aug 2025 06:42:00 GMT', 60],
    ['soon', 60],
    ['', 60],
  ])('Retry-After %j is %i seconds, between a minute and a day', (value, seconds) => {
    expect(readRetryAfter(value, NOW)).toBe(seconds)
  })

  it.each([
    [undefined, 0],
    ['public, max-age=900', 900],
    ['Max-Age="60", private', 60],
    ['s-maxage=900', 0],
    ['no-store', 0],
    ['max-age=-5', 0],
  ])('max-age of %j is %i', (value, seconds) => {
    expect(readMaxAge(value)).toBe(seconds)
  })
})

describe('moves', () => {
  const http = new URL('http://harbour.example/feed')
  const https = new URL('https://harbour.example/feed')
  const other = new URL('https://harbour.example/rss')

  it('http to https on the same host, nothing else changed, is told apart', () => {
    expect(addMove(null, http, https, true)).toEqual({ permanent: true, secured: true })
    expect(addMove(null, http, https, false)).toEqual({ permanent: false, secured: false })
    expect(addMove(null, https, http, true)).toEqual({ permanent: true, secured: false })
    expect(addMove(null, http, other, true)).toEqual({ permanent: true, secured: false })
  })

  it('one temporary hop makes the chain temporary', () => {
    const first = addMove(null, http, https, true)
    expect(addMove(first, https, other, true)).toEqual({ permanent: true, secured: false })
    expect(addMove(addMove(null, http, https, false), https, other, true).permanent).toBe(false)
  })
})

it.each([
  ['https://news.harbour.co.uk/feed', 'harbour.co.uk', 'news.harbour.co.uk'],
  ['https://one.github.io/feed', 'one.github.io', 'one.github.io'],
  ['http://10.0.0.7:8080/', '10.0.0.7:8080', '10.0.0.7:8080'],
  ['http://[fd00::1]/', '[fd00::1]:80', '[fd00::1]:80'],
  ['https://reader/', 'reader:443', 'reader:443'],
])('%s is held as %s and asked as %s', (address, held, asked) => {
  expect(holdKey(new URL(address))).toBe(held)
  expect(hostKey(new URL(address))).toBe(asked)
})

it('the User-Agent says who asks and where to find out more, on one line of ASCII', () => {
  const agent = userAgentOf('0.1.0', 'https://paper.example', 'desk@paper.example')
  expect(agent).toBe('Broadsheet/0.1.0 (+https://paper.example; desk@paper.example)')
  expect(userAgentOf('0.1.0', 'http://localhost:3000', null)).toBe('Broadsheet/0.1.0 (+http://localhost:3000)')
  expect(userAgentOf('1', 'http://x', 'Jörg (desk)\r\nX: y')).toBe('Broadsheet/1 (+http://x; Jrg deskX: y)')
})
