import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onward } from '#lib/accounts/fields.ts'
import { readConfig } from '#lib/config.ts'
import { pathBack } from './back.ts'

const HOST = 'paper.example:3000'
const RUNS = 10_000

/** What browsers and servers have read as an address elsewhere, in any order. */
const piece = fc.constantFrom(
  ...['/', '//', '\\', '/\\', '\\/', '%2f', '%5c', '%09', '\t', '\n', '\r', '\0', ' ', '.', '..', '/./', '/../', ';'],
  ...['http:', 'https:', 'http:/', 'https://', 'javascript:', 'data:', 'file:', 'blob:', '@', ':', '?', '#', '&', '='],
  ...['elsewhere.example', 'paper.example', HOST, 'user@', 'user:pass@', '[::1]', '127.1', '０.example', '。', '／'],
  ...['article', 'section/city', 'sign-in', 'send/sign-out', 'choices', '%', '%00', '\u202e', 'é', '😀'],
)
const hostile = fc.oneof(
  fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
)

it('whatever somebody is said to come from, they are sent on within this paper', () => {
  fc.assert(
    fc.property(hostile, (address) => {
      const path = pathBack(address, HOST)
      expect(path).toMatch(/^\/(?![/\\])/)
      // As a browser reads a Location, also one that forgives backslashes and tabs.
      expect(new URL(path, `http://${HOST}`).host).toBe(HOST)
      expect(new URL(path.replace(/[\t\n\r]/g, ''), `http://${HOST}`).host).toBe(HOST)
      expect(path).not.toMatch(/^\/(send|choices)(\/|$)/)
      // Going back twice leads nowhere else.
      expect(pathBack(path, HOST)).toBe(path)
    }),
    { numRuns: RUNS },
  )
})

it('wherever a sign-in is told to go on to, it stays within this paper and leads out of the sign-in', () => {
  const config = readConfig({ PUBLIC_URL: `https://${HOST}` })
  fc.assert(
    fc.property(hostile, (to) => {
      const path = onward({ config }, to)
      expect(new URL(path, `https://${HOST}`).host).toBe(HOST)
      expect(path).not.toMatch(/^\/sign-(in|up)(\/|\?|#|$)/)
    }),
    { numRuns: RUNS },
  )
})
