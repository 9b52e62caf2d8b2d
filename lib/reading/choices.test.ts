import { describe, expect, it } from 'vitest'
import { pathBack } from './back.ts'
import {
  asChoices,
  type Choices,
  choicesCookie,
  keepChoices,
  NOTHING_CHOSEN,
  readChoices,
  readingView,
} from './choices.ts'

const NONE = NOTHING_CHOSEN
const chosen = (some: Partial<Choices>): Choices => ({ ...NONE, ...some })

describe('reading choices without an account', () => {
  it('come back from the cookie as they were kept', () => {
    for (const choices of [
      chosen({ theme: 'dark' }),
      chosen({ theme: 'sepia', light: true }),
      chosen({ light: true }),
      chosen({ readLines: false }),
      chosen({ language: 'de', place: 2867714, unit: 'fahrenheit' }),
    ]) {
      const cookie = choicesCookie(choices, false).split(';')[0]
      expect(readChoices(`other=1; ${cookie}; more=2`)).toEqual(choices)
    }
  })

  it.each([
    undefined,
    null,
    '',
    'broadsheet-reading=',
    'broadsheet-reading=theme=purple',
    'broadsheet-reading=theme=dark"><script>',
    'x-broadsheet-reading=theme=dark',
    'broadsheet-reading=%%%&&==',
  ])('"%s" chooses nothing', (header) => {
    expect(readChoices(header)).toEqual(NONE)
    expect(readingView(header ?? undefined)).toEqual({
      attributes: { 'data-theme': 'auto' },
      ...{ light: false, language: null, place: null, unit: null },
      chosen: false,
    })
  })

  it('dress the page by attributes alone and make it private', () => {
    expect(readingView('broadsheet-reading=theme=dark&light=on')).toEqual({
      attributes: { 'data-theme': 'dark', 'data-light': 'on' },
      ...{ light: true, language: null, place: null, unit: null },
      chosen: true,
    })
    expect(readingView('broadsheet-reading=read=off')).toEqual({
      attributes: { 'data-theme': 'auto', 'data-read': 'off' },
      ...{ light: false, language: null, place: null, unit: null },
      chosen: true,
    })
  })

  it('a field that was not sent, or makes no sense, stays as it was', () => {
    const dark = chosen({ theme: 'dark', language: 'de', place: 7, readLines: false })
    expect(asChoices({ light: 'on' }, dark)).toEqual({ ...dark, light: true })
    expect(asChoices({ theme: 'sepia' }, { ...dark, light: true })).toEqual({ ...dark, theme: 'sepia', light: true })
    const nonsense = { theme: 'pink', light: '?', read: 'no', language: 'fr', place: '-1', unit: 'kelvin' }
    expect(asChoices(nonsense, dark)).toEqual(dark)
    expect(asChoices({ read: 'on' }, dark)).toEqual({ ...dark, readLines: true })
    expect(asChoices({ read: 'off' }, NONE)).toEqual(chosen({ readLines: false }))
    expect(asChoices({ light: 'off' }, chosen({ light: true }))).toEqual(NONE)
  })

  it('a language, place or unit that is sent empty is the paper’s own again', () => {
    const own = chosen({ language: 'de', place: 7, unit: 'celsius' })
    expect(asChoices({ language: '', place: '', unit: '' }, own)).toEqual(NONE)
  })

  it('are forgotten when nothing is chosen, and are for this site only', () => {
    expect(choicesCookie(NONE, false)).toBe('broadsheet-reading=; Path=/; Max-Age=0; SameSite=Lax')
    expect(choicesCookie(chosen({ theme: 'dark' }), true)).toContain('; Secure')
    const jar = { cookie: '' }
    keepChoices(jar, chosen({ theme: 'light' }), false)
    expect(jar.cookie).toMatch(/^broadsheet-reading=theme=light; Path=\/; Max-Age=31536000/)
  })
})

describe('the way back after a form', () => {
  const host = 'paper.example:3000'

  it.each([
    ['http://paper.example:3000/article/a-1?before=x#part', '/article/a-1?before=x#part'],
    ['https://paper.example:3000/latest', '/latest'],
    ['/section/city', '/section/city'],
  ])('%s leads to %s', (address, path) => {
    expect(pathBack(address, host)).toBe(path)
  })

  it.each([
    null,
    '',
    'http://elsewhere.example/latest',
    'http://paper.example/latest',
    '//elsewhere.example/x',
    '\\\\elsewhere.example/x',
    '/\\elsewhere.example/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://user@paper.example:3000/latest',
    'http://paper.example:3000@elsewhere.example/',
    '/choices',
    'not an address at all:',
  ])('"%s" never leaves the site', (address) => {
    expect(pathBack(address, host)).toMatch(/^\/($|[^/\\]*$)/)
    expect(new URL(pathBack(address, host), `http://${host}`).host).toBe(host)
  })

  it('a path of many slashes stays a path of ours', () => {
    expect(pathBack('http://paper.example:3000//elsewhere.example/x', host)).toBe('/elsewhere.example/x')
  })
})
