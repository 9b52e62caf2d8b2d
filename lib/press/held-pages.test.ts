import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readingView } from '#lib/reading/choices.ts'
import { holdPages, StoreAway } from './held-pages.ts'
import { makeSheet, SHARED, type Sheet } from './sheet.ts'

const VIEW = readingView(undefined)
const TAGS = ['all', 'article:7']

const sheetOf = (text: string, status = 200): Sheet =>
  makeSheet(
    { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(`<html data-theme="auto"><p>${text}`) },
    'nonce',
    'localhost',
    {},
  )
const textOf = (sheet: Sheet) => sheet.dressed(VIEW, SHARED, '').body.toString().split('<p>')[1]

describe('held pages', () => {
  let clock = 0
  let held = holdPages()
  /** Prints that were asked for and not given yet. */
  let asked: { give(sheet: Sheet): void; fail(problem: Error): void }[] = []
  let count = 0

  beforeEach(() => {
    clock = 1_000
    asked = []
    count = 0
    held = holdPages({ now: () => clock, largest: 100_000 })
  })

  const counted = async () => {
    count += 1
    return sheetOf(`print ${count}`)
  }
  const waiting = () => new Promise<Sheet>((give, fail) => asked.push({ give, fail }))
  const failing = (problem: Error) => () => Promise.reject(problem)
  const read = async (key = '/', print = counted, tags = TAGS) => {
    const { sheet, marked, ageSeconds } = await held.take(key, tags, print)
    return { text: textOf(sheet), marked, ageSeconds }
  }
  /** What was put off until after the answer has had its turn. */
  const settled = () => new Promise((settle) => setImmediate(settle))

  it('a page is printed once for all who ask while it is fresh', async () => {
    expect([await read(), await read()].map(({ text }) => text)).toEqual(['print 1', 'print 1'])
    clock += 19_000
    expect(await read()).toEqual({ text: 'print 1', marked: false, ageSeconds: 19 })
    expect(count).toBe(1)
  })

  it('many who ask at once have one printer', async () => {
    const all = [held.take('/', TAGS, waiting), held.take('/', TAGS, waiting), held.take('/', TAGS, waiting)]
    expect(asked).toHaveLength(1)
    asked[0]?.give(sheetOf('once'))
    expect((await Promise.all(all)).map(({ sheet }) => textOf(sheet))).toEqual(['once', 'once', 'once'])
  })

  it('a page that is no longer fresh is sent once more while one printer renews it', async () => {
    await read()
    clock += 30_000
    expect([await read('/', waiting), await read('/', waiting)].map(({ text }) => text)).toEqual(['print 1', 'print 1'])
    expect(asked).toHaveLength(1)
    asked[0]?.give(sheetOf('anew'))
    await settled()
    expect((await read()).text).toBe('anew')
  })

  it('a page of a minute ago is waited for', async () => {
    await read()
    clock += 60_000
    expect(await read()).toEqual({ text: 'print 2', marked: false, ageSeconds: 0 })
  })

  it('a page that was recalled is printed again before anyone is sent it, and no other', async () => {
    await read('/article/x-7')
    await read('/article/x-8', counted, ['all', 'article:8'])
    held.recall('article:7')
    expect((await read('/article/x-7')).text).toBe('print 3')
    expect((await read('/article/x-8', counted, ['all', 'article:8'])).text).toBe('print 2')
    held.recall('all')
    expect((await read('/article/x-8', counted, ['all', 'article:8'])).text).toBe('print 4')
  })

  it('a print that began before a recall is not held after it, and whoever asks then does not wait for it', async () => {
    const before = held.take('/', TAGS, waiting)
    held.recall('article:7')
    const after = held.take('/', TAGS, waiting)
    expect(asked).toHaveLength(2)
    asked[1]?.give(sheetOf('new'))
    expect(textOf((await after).sheet)).toBe('new')
    asked[0]?.give(sheetOf('old'))
    expect(textOf((await before).sheet)).toBe('old')
    expect((await read()).text).toBe('new')
  })

  it('what is no page of 200 is held for nobody, and takes the place of what was', async () => {
    await read()
    held.recall('all')
    expect((await read('/', async () => sheetOf('gone', 404))).text).toBe('gone')
    expect((await read()).text).toBe('print 2')
  })

  it('a route that says how long it may be kept, or sets a cookie, is held for nobody', () => {
    const body = Buffer.from('<p>x')
    const type = { 'content-type': 'text/html' }
    for (const headers of [
      { ...type, 'cache-control': 'no-store' },
      { ...type, 'cache-control': 'private' },
      { ...type, 'set-cookie': 'a=1' },
      { 'content-type': 'application/json' },
    ])
      expect(makeSheet({ status: 200, headers, body }, 'nonce', 'localhost', {}).holds).toBe(false)
  })

  it('there is no more held than there is room for: what was longest not asked for goes', async () => {
    // Three bytes for each letter: the print and its one form.
    const large = async () => {
      count += 1
      return sheetOf(String(count).padEnd(10_000))
    }
    for (const key of ['/1', '/2', '/3', '/1', '/4']) await read(key, large)
    expect(held.bytes()).toBeGreaterThan(90_000)
    expect(held.bytes()).toBeLessThan(100_000)
    for (const key of ['/1', '/3', '/4']) await read(key, large)
    expect(count).toBe(4)
    await read('/2', large)
    expect(count).toBe(5)
  })

  it('a new form of a page counts, too', async () => {
    const { sheet } = await held.take('/', TAGS, counted)
    const before = held.bytes()
    const { copy, body } = sheet.dressed(VIEW, SHARED, '')
    const gzip = await copy?.encoded('gzip')
    await settled()
    expect(held.bytes()).toBe(before + body.length + (gzip?.length ?? 0))
    held.recall('all')
    await read('/', async () => sheetOf('gone', 404))
    expect(held.bytes()).toBe(0)
  })

  it('a page is held in few of the thousands of ways to dress it, and always in nobody’s', async () => {
    const { sheet } = await held.take('/', TAGS, counted)
    const ways = ['90', '115', '130', '150'].flatMap((size) =>
      ['light', 'dark', 'sepia'].flatMap((theme) =>
        ['on', 'off'].map((keys) => readingView(`broadsheet-reading=size=${size}&theme=${theme}&keys=${keys}`)),
      ),
    )
    const held16 = ways.filter((view) => sheet.dressed(view, SHARED, '').copy !== undefined)
    expect(held16).toHaveLength(16)
    for (const view of ways)
      expect(sheet.dressed(view, SHARED, '').body.toString()).toContain(`data-size="${view.attributes['data-size']}"`)
    expect(sheet.dressed(VIEW, SHARED, '').copy).toBeDefined()
  })

  describe('while the store is away', () => {
    const away = failing(new StoreAway())

    it('a page of any age is sent, and marked', async () => {
      await read()
      clock += 3_600_000
      expect(await read('/', away)).toEqual({ text: 'print 1', marked: true, ageSeconds: 3_600 })
      held.recall('all')
      expect(await read('/', away)).toMatchObject({ text: 'print 1', marked: true })
    })

    it('what is not held is refused, at once', async () => {
      await expect(read('/', away)).rejects.toThrow(StoreAway)
      await expect(read('/other')).rejects.toThrow(StoreAway)
      expect(count).toBe(0)
    })

    it('nobody waits: what is held is sent and tried again behind their back', async () => {
      await read('/1')
      await read('/2')
      clock += 60_000
      await read('/1', away)
      expect(await read('/2')).toMatchObject({ text: 'print 2', marked: true })
      expect(count).toBe(2)
    })

    it('it is over with the first print that succeeds', async () => {
      await read()
      clock += 60_000
      await read('/', away)
      clock += 3_000
      expect((await read()).marked).toBe(true)
      await settled()
      expect(await read()).toEqual({ text: 'print 2', marked: false, ageSeconds: 0 })
      expect((await read('/other')).text).toBe('print 3')
    })
  })

  it('a page that takes too long is sent as it was, and nobody else waits for it; it is held when it comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await read()
      clock += 60_000
      const first = read('/', waiting)
      await vi.advanceTimersByTimeAsync(5_000)
      expect(await first).toMatchObject({ text: 'print 1', marked: true })
      expect(await read('/', waiting)).toMatchObject({ text: 'print 1', marked: true })
      expect(asked).toHaveLength(1)
      asked[0]?.give(sheetOf('late'))
      await settled()
      expect(await read()).toMatchObject({ text: 'late', marked: false })
    } finally {
      vi.useRealTimers()
    }
  })

  it('one page that cannot be printed is sent as it was, and no other suffers', async () => {
    await read('/1')
    await read('/2')
    clock += 60_000
    expect(await read('/1', failing(new Error('broken')))).toMatchObject({ text: 'print 1', marked: true })
    expect(await read('/2')).toMatchObject({ text: 'print 3', marked: false })
    await expect(read('/3', failing(new Error('broken')))).rejects.toThrow('broken')
  })
})
