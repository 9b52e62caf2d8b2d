import fc from 'fast-check'
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
  TEXT,
  TEXT_NAMES,
  USUAL_TEXT,
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

/** Whatever can be chosen. */
const anything: fc.Arbitrary<Choices> = fc.record({
  theme: fc.constantFrom('auto', 'light', 'dark', 'sepia'),
  light: fc.boolean(),
  readLines: fc.boolean(),
  keys: fc.boolean(),
  size: fc.constantFrom(...TEXT.size),
  spacing: fc.constantFrom(...TEXT.spacing),
  measure: fc.constantFrom(...TEXT.measure),
  face: fc.constantFrom(...TEXT.face),
  dim: fc.constantFrom(...TEXT.dim),
  language: fc.constantFrom('en', 'de', null),
  place: fc.constantFrom(2867714, null),
  unit: fc.constantFrom('celsius', 'fahrenheit', null),
})

describe('how stories are set', () => {
  it('comes back from the cookie as it was kept, with all other choices', () => {
    fc.assert(
      fc.property(anything, (choices) => {
        expect(readChoices(choicesCookie(choices, false).split(';')[0])).toEqual(choices)
      }),
    )
  })

  it('is said by attributes of known names and values, and only where it is not as usual', () => {
    fc.assert(
      fc.property(anything, (choices) => {
        const { attributes } = readingView(choicesCookie(choices, false).split(';')[0])
        for (const name of TEXT_NAMES)
          expect(attributes[`data-${name}`]).toBe(choices[name] === USUAL_TEXT[name] ? undefined : choices[name])
        expect(attributes['data-keys']).toBe(choices.keys ? undefined : 'off')
      }),
    )
  })

  it('stays within its bounds, whatever is sent: nothing foreign gets into a page', () => {
    const name = fc.constantFrom('size', 'spacing', 'measure', 'face', 'keys', 'theme', 'x"onload', '__proto__')
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('100', '1000', '-1', 'wide', 'on', '"><script>'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const header = `broadsheet-reading=${new URLSearchParams(pairs)}`
        for (const [attribute, set] of Object.entries(readingView(header).attributes)) {
          expect(attribute).toMatch(/^data-[a-z]+$/)
          expect(set).toMatch(/^[a-z0-9]+$/)
        }
        expect(choicesCookie(readChoices(header), false)).toMatch(/^broadsheet-reading=[a-z0-9=&-]*; Path/)
      }),
    )
  })

  it('keeps what a form did not send', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...TEXT_NAMES), (choices, name) => {
        const changed = asChoices({ [name]: USUAL_TEXT[name] }, choices)
        expect(changed).toEqual({ ...choices, [name]: USUAL_TEXT[name] })
        expect(asChoices({}, choices)).toEqual(choices)
      }),
    )
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
