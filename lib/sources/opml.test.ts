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
      { address: 'https://bell.example/f', title: 'Bell', section: 'Harbour' },
      { address: 'https://hill.example/a?b=1&c=2', title: 'Hill', section: 'Land' },
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

  it.runIf(existsSync(CORPUS))('of the corpus is read as it is: no address that stands in it is missed', () => {
    for (const name of readdirSync(CORPUS).filter((file) => file.endsWith('.opml'))) {
      const text = readFileSync(new URL(name, CORPUS), 'utf8')
      const named = new Set(
        [...text.matchAll(/xmlurl\s*=\s*"\s*(https?:[^"]+?)\s*"/gi)].map(([, url = '']) =>
          url.replaceAll('&amp;', '&'),
        ),
      )
      const { feeds, cutShort } = readOpml(text)
      expect([name, cutShort, feeds.length]).toEqual([name, false, named.size])
      expect(new Set(feeds.map(({ address }) => address))).toEqual(named)
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
      ['https://a.example/feed', 'b.example', 'https://c.example/x', 'https://d.example/'].map((address) => ({
        address,
        section: 'Town',
      })),
    )
  })
})
