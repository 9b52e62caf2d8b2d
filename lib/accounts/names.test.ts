import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handleKey, isReserved } from './handles.ts'
import { HANDLE } from './model.ts'
import { cleanName } from './names.ts'

describe('a handle', () => {
  it.each([
    ['nora-lind', 'nora_lind'],
    ['nora-lind', 'noralind'],
    ['paul', 'pau1'],
    ['ilse', '1lse'],
    ['otto', '0tt0'],
    ['marner', 'mamer'],
    ['walter', 'vvalter'],
    ['dara', 'clara'],
    ['sissi', '5i55i'],
  ])('%s and %s look alike', (one, other) => expect(handleKey(one)).toBe(handleKey(other)))

  it('different ones stay apart', () => {
    const keys = ['nora', 'nore', 'norb', 'person-1', 'person-2', 'person-21', 'person-12'].map(handleKey)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each([
    'admin',
    'Admin',
    'the-editor',
    'm0derator',
    'moderat0r-1',
    'broadsheet-news',
    'br0adsheet',
    'system',
    'adm1n',
    'desk',
  ])('%s would speak for the paper', (handle) => expect(isReserved(handle, 'Broadsheet')).toBe(true))
  it.each(['nora', 'edith', 'adina', 'deskin', 'stafford', 'reading-man'])('%s is a person', (handle) =>
    expect(isReserved(handle, 'Broadsheet')).toBe(false),
  )
  it.each(['Br\u043eadsheet', 'ＢＲＯＡＤＳＨＥＥＴ', 'The Broadsheet Desk', 'Édïtor', 'аdmin'])(
    'the name %s is seen through',
    (name) => expect(isReserved(name, 'Broadsheet')).toBe(true),
  )
  it.each(['ab', '-nora', 'nora-', 'no--ra', 'Nora', 'nora lind', 'nörа', 'a'.repeat(31), 'nora\n'])(
    '%j is none',
    (handle) => expect(HANDLE.test(handle)).toBe(false),
  )
})

describe('a name', () => {
  it('is kept on one line, without what cannot be seen or turns the writing', () => {
    expect(cleanName('  Nora \u202e\u200b Lind\r\nBcc: x ')).toEqual({ name: 'Nora Lind Bcc: x' })
    expect(cleanName('\u200b\u2060\ufeff')).toEqual({ name: null })
    expect(cleanName('   ')).toEqual({ name: null })
    expect(cleanName('Ⅷ ﬁn')).toEqual({ name: 'VIII fin' })
    expect(cleanName('x'.repeat(61))).toBe('long')
    expect(cleanName(`Z${'\u0301'.repeat(40)}oe`)).toEqual({ name: 'Ź\u0301\u0301oe' })
  })

  it('nothing invisible is ever left, and cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const cleaned = cleanName(typed)
        if (cleaned === 'long' || cleaned.name === null) return
        expect(cleaned.name).not.toMatch(/[\p{Cc}\p{Cf}\n]/u)
        expect([...cleaned.name].length).toBeLessThanOrEqual(60)
        expect(cleanName(cleaned.name)).toEqual(cleaned)
      }),
    )
  })
})
