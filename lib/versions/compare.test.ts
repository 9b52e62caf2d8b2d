import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, type Span, type Text } from './compare.ts'

const text = (lines: string[], headline = 'The bridge', standfirst: string | null = null): Text => ({
  headline,
  standfirst,
  lines,
})
const changesOf = (before: string[], after: string[], language: string | null = 'en') =>
  compare(text(before), text(after), language)

describe('what changed between two texts', () => {
  it('is told word for word within a line that was written anew', () => {
    const { lines, added, removed } = changesOf(
      ['The bridge opens in May.', 'It cost nine million.'],
      ['The bridge opens in late June.', 'It cost nine million.'],
    )
    expect(lines).toEqual([
      {
        is: 'changed',
        spans: [
          { is: 'kept', text: 'The bridge opens in ' },
          { is: 'removed', text: 'May' },
          { is: 'added', text: 'late June' },
          { is: 'kept', text: '.' },
        ],
      },
      { is: 'kept', lines: 1 },
    ])
    expect({ added, removed }).toEqual({ added: 2, removed: 1 })
  })

  it('a line that has gone and one that is new are not taken for one written anew', () => {
    const { lines } = changesOf(['Cyclists are glad of it.'], ['Trams will not run before autumn.'])
    expect(lines.map(({ is }) => is)).toEqual(['added', 'removed'])
  })

  it('headline and standfirst are told apart from the text; what stayed is null', () => {
    const changes = compare(text(['Same.'], 'Bridge opens', 'Soon'), text(['Same.'], 'Bridge to open', 'Soon'), 'en')
    expect(changes.standfirst).toBeNull()
    expect(changes.headline?.filter(({ is }) => is === 'added').map(({ text }) => text)).toEqual(['to open'])
    expect(changes.lines).toEqual([{ is: 'kept', lines: 1 }])
  })

  it('words of a language without spaces are told apart', () => {
    const { added, removed } = changesOf(['橋は五月に開通します。'], ['橋は六月に開通します。'], 'ja')
    expect(added).toBeLessThanOrEqual(2)
    expect(removed).toBeGreaterThanOrEqual(1)
  })

  it('what a feed calls a language need not be one', () => {
    expect(changesOf(['One.'], ['Two.'], 'not a language!').added).toBe(1)
  })

  it('two long texts that have nothing in common are told as two, at once', () => {
    const words = (letter: string) => Array.from({ length: 3_000 }, (_, index) => `${letter}${index}`)
    const { lines } = changesOf(words('a'), words('b'))
    expect(lines.filter(({ is }) => is === 'removed')).toHaveLength(3_000)
    const [line] = changesOf([words('a').join(' ')], [words('b').join(' ')]).lines
    expect(line?.is).toBe('added')
  })

  it('nothing is lost or invented: without what was added it is the old text, without what was taken out the new', () => {
    const line = fc.array(fc.constantFrom('river', 'wave', 'gate', 'the', 'opens', 'late', '12', '—'), { maxLength: 9 })
    const lines = fc.array(
      line.map((words) => words.join(' ')),
      { maxLength: 7 },
    )
    const side = (spans: readonly Span[], not: Span['is']) =>
      spans
        .filter(({ is }) => is !== not)
        .map(({ text: part }) => part)
        .join('')
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = changesOf(before, after)
        const told = (not: Span['is'], all: readonly string[]) => {
          let at = 0
          return changes.lines.flatMap((change) => {
            if (change.is === 'kept') {
              at += change.lines
              return all.slice(at - change.lines, at)
            }
            const here = change.is === 'changed' || change.is !== not ? [side(change.spans, not)] : []
            at += here.length
            return here
          })
        }
        expect(told('added', before)).toEqual(before)
        expect(told('removed', after)).toEqual(after)
      }),
    )
  })
})
