import { describe, expect, test } from 'vitest'
import { looksCut } from './cut.ts'

const LONG = 'The council met on Monday evening, and after nine hours of debate it'
const end = (text: string, more: { tag?: string; goesOn?: boolean } = {}) => ({
  tag: 'p',
  goesOn: false,
  text,
  ...more,
})

describe('a feed gave less than the whole when its text', () => {
  test.each([
    ['ends with an ellipsis', end('And then…')],
    ['ends with […]', end('And then [...]')],
    ['ends with a count of what is missing', end('And then [+1234 chars]')],
    ['asks to continue reading', end('That was all. Continue reading →')],
    ['asks to go on in German', end('Das war alles. Weiterlesen')],
    ['ends with a link to the rest', end('That was all.', { goesOn: true })],
    ['stops in the middle of a sentence', end(LONG)],
    ['stops after a comma', end(`${LONG},`)],
  ])('%s', (_sign, last) => expect(looksCut(last, 300, 0)).toBe(true))
  test('is much shorter than its own summary', () => {
    expect(looksCut(end('Short.'), 9, 20)).toBe(true)
    expect(looksCut(undefined, 0, 5)).toBe(true)
  })
})

describe('a text is whole when it', () => {
  test.each([
    ['ends with a sentence', end(`${LONG} voted.`)],
    ['ends with a quote', end(`${LONG} voted.”`)],
    ['is signed', end('Ann Maker')],
    ['ends with a list', end(LONG, { tag: 'ul' })],
    ['only speaks of reading more', end('Children should read more.')],
    ['is in a script with other stops', end('橋は日曜日に開通した。'.repeat(9))],
  ])('%s', (_sign, last) => expect(looksCut(last, 300, 40)).toBe(false))
  test('is very short', () => {
    expect(looksCut(end('Short.'), 1, 0)).toBe(false)
    expect(looksCut(undefined, 0, 0)).toBe(false)
  })
})
