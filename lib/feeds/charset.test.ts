import { expect, test } from 'vitest'
import { decodeBytes, withoutStrayCharacters } from '#lib/feeds/charset.ts'

const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    text.split('').flatMap((letter) => {
      const code = letter.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
const utf32 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.codePointAt(0) ?? 0
      const four = [code & 255, (code >> 8) & 255, code >> 16, 0]
      return little ? four : four.reverse()
    }),
  )

test('a byte order mark wins over what the server says', () => {
  expect(decodeBytes(utf8('\ufeff<a>é</a>'), 'text/xml; charset=iso-8859-1')).toBe('<a>é</a>')
})

test('what the server says wins over what the document says', () => {
  const bytes = latin('<?xml version="1.0" encoding="windows-1251"?>\xe9')
  expect(decodeBytes(bytes, 'text/xml; charset="ISO-8859-1"')).toContain('é')
  expect(decodeBytes(bytes, 'text/xml')).toContain('й')
})

test('a declared charset that the bytes contradict gives way to UTF-8', () => {
  expect(decodeBytes(utf8('<?xml version="1.0" encoding="shift_jis"?>Grüße – né'), null)).toContain('Grüße – né')
})

test('UTF-16 and UTF-32 are known without a mark', () => {
  for (const little of [true, false]) {
    expect(decodeBytes(utf16('<a>é</a>', little), null)).toBe('<a>é</a>')
    expect(decodeBytes(utf32('<a>é😀</a>', little), null)).toBe('<a>é😀</a>')
  }
})

test.each([
  ['cp932', [0x83, 0x51], 'ゲ'],
  ['cp936', [0xb2, 0xbb], '不'],
])("Microsoft's name %s stands for its charset", (label, bytes, text) => {
  expect(decodeBytes(Uint8Array.from(bytes), `text/xml; charset=${label}`)).toBe(text)
})

test('without any declaration text that is no UTF-8 is windows-1252', () => {
  expect(decodeBytes(latin('<a>caf\xe9 \x93quoted\x94</a>'), null)).toBe('<a>café “quoted”</a>')
})

test('quotes of windows-1252 under the name of ISO-8859-1, and lost among UTF-8, are quotes', () => {
  expect(decodeBytes(latin('\x93a\x94'), 'text/xml; charset=iso-8859-1')).toBe('“a”')
  expect(decodeBytes(utf8('\u0093a\u0094'), null)).toBe('“a”')
})

test('one bad byte or a cut character does not spoil the rest of a UTF-8 document', () => {
  const bytes = utf8('<a>Straße, Größe, Übung, naïve</a>é')
  expect(decodeBytes(bytes.subarray(0, -1), null)).toContain('Straße, Größe, Übung, naïve')
})

test('NUL, control characters and lone surrogates go', () => {
  expect(decodeBytes(utf8('a\0b\u0008\tc\n'), null)).toBe('ab\tc\n')
  expect(withoutStrayCharacters('a\ud800b\udc00 😀\0')).toBe('ab 😀')
})
