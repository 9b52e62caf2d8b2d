import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paragraphsOf } from './paragraphs.ts'

const links = (text: string) =>
  paragraphsOf(text)
    .flat(2)
    .flatMap(({ href }) => href ?? [])

describe('the text of a comment', () => {
  it('is parted by empty lines, and keeps single line ends', () => {
    expect(paragraphsOf('One\ntwo\r\n\r\n \n\nThree\n')).toEqual([
      [[{ text: 'One' }], [{ text: 'two' }]],
      [[{ text: 'Three' }]],
    ])
  })

  it('links whole http and https addresses, and leaves the sentence its marks', () => {
    expect(paragraphsOf('See https://harbour.example/a_(b)?q=1, (http://mill.example).')).toEqual([
      [
        [
          { text: 'See ' },
          { text: 'harbour.example/a_(b)?q=1', href: 'https://harbour.example/a_(b)?q=1' },
          { text: ', (' },
          { text: 'mill.example', href: 'http://mill.example/' },
          { text: ').' },
        ],
      ],
    ])
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://harbour.example/',
    'https://',
    'https://bank.example@evil.example/',
    '//harbour.example',
    'www.harbour.example',
  ])('links nothing else: %s', (text) => {
    expect(links(text)).toEqual([])
    expect(
      paragraphsOf(text)
        .flat(2)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })

  it('stays words where it looks like markup', () => {
    expect(paragraphsOf('<b onclick="x()">hi</b>')).toEqual([[[{ text: '<b onclick="x()">hi</b>' }]]])
  })

  it('ends an address where markup would begin', () => {
    expect(links('https://harbour.example/"><script>alert(1)</script>')).toEqual(['https://harbour.example/'])
  })

  it('shows a long address cut, and leads to the whole', () => {
    const address = `https://harbour.example/${'a'.repeat(200)}`
    const [[[piece]]] = paragraphsOf(address) as [[[{ text: string; href: string }]]]
    expect(piece.text).toHaveLength(60)
    expect(piece.href).toBe(address)
  })

  it('loses no letter, whatever is typed, and leads only to http and https', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const pieces = paragraphsOf(text).flat(2)
        for (const { href } of pieces) if (href) expect(href).toMatch(/^https?:\/\/[^\s"<>]+$/)
        if (pieces.some(({ href }) => href)) return
        expect(
          pieces
            .map((piece) => piece.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})
