import { afterEach, expect, test } from 'vitest'
import { openParser, type Parser } from './parser.ts'

const now = new Date('2025-08-10T08:42:00Z')
const script = new URL('./sick-worker.ts', import.meta.url)
let parser: Parser

afterEach(() => parser.close())

const ask = (path: string) =>
  parser.feed(new Uint8Array(), { url: `https://feeds.example${path}`, contentType: null }, now)
const answered = { ok: false, reason: 'empty' }

test('a parse that does not end is killed, and the thread is replaced', async () => {
  parser = openParser({ script, threads: 1, feedSeconds: 0.2 })
  expect(await ask('/hang')).toEqual({ ok: false, reason: 'parser-timeout' })
  expect(await ask('/fine')).toEqual(answered)
})

test('a parse that hangs delays no other', async () => {
  parser = openParser({ script, threads: 2, patienceMs: 10, feedSeconds: 600 })
  const hanging = ask('/hang')
  expect(await Promise.all([ask('/a'), ask('/b'), ask('/c')])).toEqual([answered, answered, answered])
  await parser.close()
  expect(await hanging).toEqual({ ok: false, reason: 'parser-failed' })
})

test('a parse that eats memory is stopped at the cap, and the next is answered', async () => {
  parser = openParser({ script, threads: 1, memoryMb: 32 })
  expect(await ask('/memory')).toEqual({ ok: false, reason: 'parser-memory' })
  expect(await ask('/fine')).toEqual(answered)
})

test('a thread that dies is a value, not an exception', async () => {
  parser = openParser({ script, threads: 1 })
  const [died, fine] = await Promise.all([ask('/die'), ask('/fine')])
  expect([died, fine]).toEqual([{ ok: false, reason: 'parser-failed' }, answered])
})

test('feeds are parsed and texts cleaned in the real thread', async () => {
  parser = openParser()
  const rss = '<rss version="2.0"><channel><title>Pine</title><item><title>One</title></item></channel></rss>'
  const feed = await parser.feed(
    new TextEncoder().encode(rss),
    { url: 'https://pine.example/feed', contentType: 'application/rss+xml' },
    now,
  )
  expect(feed).toMatchObject({ ok: true, value: { title: 'Pine', entries: [{ title: 'One' }] } })
  const page = new TextEncoder().encode('<link rel="alternate" type="application/rss+xml" href="/feed">')
  expect(await parser.discover(page, { url: 'https://pine.example/', contentType: 'text/html' })).toEqual({
    ok: true,
    value: ['https://pine.example/feed'],
  })
})
