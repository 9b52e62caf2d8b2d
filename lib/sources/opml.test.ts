import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOpml } from './opml.ts'
import { readAddresses } from './read-addresses.ts'

const CORPUS = new URL('../../../shared/corpora/opml/', import.meta.url)
const list = (body: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>${body}</body></opml>`

describe('a list of subscriptions', () => {
  it('gives each feed once, under its outermost folder', () => {
    const { feeds } = readOpml(
      list(`<outline text="Harbour"><outline text="Ships"><outline title="Bell" text="b" xmlUrl="https://bell.example/f"/></outline></outline>
        <outline text="Bell again" xmlUrl="https://bell.example/f"/>
        <outline text="Hill" XMLURL=" https://hill.example/a?b=1&amp;c=2 " category="/Land/Hills,/Other"/>`),
    )
    expect(feeds).toEqual([
      { address: 'https://bell.example/f', title: 'Bell', section: 'Harbour', line: 1 },
      { address: 'https://hill.example/a?b=1&c=2', title: 'Hill', section: 'Land', line: 3 },
    ])
  })

  it('gives nothing that is no address of the web', () => {
    const { feeds } = readOpml(
      list('<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:x"/><outline xmlUrl=""/>'),
    )
    expect(feeds).toEqual([])
  })

  it('that breaks off gives what stands before, and says so', () => {
    const whole = list('<outline text="A" xmlUrl="https://a.example/"/><outline text="B" xmlUrl="https://b.example/"/>')
    const read = readOpml(whole.slice(0, whole.indexOf('B') - 5))
    expect(read).toMatchObject({ isOpml: true, cutShort: true, feeds: [{ address: 'https://a.example/' }] })
    expect(readOpml(whole).cutShort).toBe(false)
  })

  it('is told from another document', () => {
    expect(readOpml('<html><body><outline xmlUrl="https://a.example/"/></body></html>')).toMatchObject({
      isOpml: false,
      feeds: [],
    })
    expect(readAddresses('<rss/>', null)).toBeNull()
  })

  it('names what it cannot bring, each with its line', () => {
    const text = [
      '<opml><body>',
      '<outline text="A" xmlUrl="https://a.example/feed/"/>',
      '<outline text="A again" xmlUrl="http://www.a.example/feed"/>\r',
      '<outline text="Parts"\r\n  xmlUrl="https://a.example/feed?part=2"/>',
      '<outline type="rss" text="None"/><outline text="A note"/>',
      '<outline text="File" xmlUrl="file:///etc/passwd"/>',
      `<outline text="Long" xmlUrl="https://a.example/${'x'.repeat(2_000)}"/>`,
      '</body></opml>',
    ].join('\n')
    const { feeds, odd } = readOpml(text)
    expect(feeds.map(({ title, line }) => [title, line])).toEqual([
      ['A', 2],
      ['Parts', 4],
    ])
    expect(odd.map(({ kind, line, title, first }) => [kind, line, title, first])).toEqual([
      ['twice', 3, 'A again', 2],
      ['no-address', 6, 'None', 0],
      ['not-web', 7, 'File', 0],
      ['too-long', 8, 'Long', 0],
    ])
  })

  it.runIf(existsSync(CORPUS))('of the corpus is read whole: every feed that stands in it, at its line', () => {
    for (const name of readdirSync(CORPUS).filter((file) => file.endsWith('.opml'))) {
      const text = readFileSync(new URL(name, CORPUS), 'utf8')
      const named = text.split('\n').flatMap((line, index) =>
        [...line.matchAll(/<outline\b.*?\bxmlurl\s*=\s*"([^"]*)"/gi)].map(([, url = '']) => ({
          line: index + 1,
          address: url.replaceAll('&amp;', '&').trim(),
        })),
      )
      const { feeds, odd, isOpml, cutShort } = readOpml(text)
      expect([name, isOpml, cutShort]).toEqual([name, true, false])
      const found = [...feeds, ...odd].map(({ line, address }) => ({ line, address }))
      expect(found.sort((a, b) => a.line - b.line)).toEqual(named)
      expect(odd.every(({ kind }) => kind === 'twice')).toBe(true)
      // Cut anywhere it gives what stands before, and says that it is cut.
      const half = text.slice(0, text.length / 2)
      const read = readOpml(half)
      expect(read.cutShort).toBe(true)
      expect(read.feeds.length + read.odd.length).toBeLessThanOrEqual(named.length)
      const whole = named.filter(({ line }) => line < half.split('\n').length - 3)
      expect(read.feeds.length + read.odd.length).toBeGreaterThanOrEqual(whole.length)
    }
  })

  it('never makes the reader fail, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, within) => {
        readOpml(before)
        readOpml(list(within))
      }),
    )
  })
})

describe('addresses that somebody pastes', () => {
  it('stand one a line, each once; remarks and empty lines are none', () => {
    const text =
      '\uFEFF# mine\r\nhttps://a.example/feed\r\n\r\n  b.example \nhttps://a.example/feed\nfeed://c.example/x\nfeed:https://d.example/'
    expect(readAddresses(text, 'Town')?.wanted).toEqual(
      [
        { address: 'https://a.example/feed', line: 2 },
        { address: 'b.example', line: 4 },
        { address: 'https://c.example/x', line: 6 },
        { address: 'https://d.example/', line: 7 },
      ].map((given) => ({ ...given, title: null, section: 'Town' })),
    )
    expect(readAddresses(text, 'Town')?.odd).toMatchObject([{ kind: 'twice', line: 5, first: 2 }])
  })
})
