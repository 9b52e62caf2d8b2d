import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { en } from '#lib/messages/en/index.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenSource } from '#lib/testing/given.ts'
import { rssBytes, sentences } from '#lib/testing/rss.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb } from '#lib/web/web.ts'
import { claimSources, freeAllClaims, nextDueAt } from './claims.ts'
import { pollOnce } from './poll.ts'
import type { PollContext } from './read-source.ts'
import { startTimetable } from './timetable.ts'

const parser = openParser()
const start = new Date('2025-08-10T08:42:00Z')
const minutes = (count: number) => new Date(start.getTime() + count * 60_000)
let db: Db
let well: FeedServer
let sick: FeedServer
let context: PollContext
let clock: Date

beforeAll(async () => {
  ;[well, sick] = await Promise.all([startFeedServer(), startFeedServer()])
  for (const name of ['otter', 'heron', 'swan']) {
    const item = { guid: name, link: `https://pine.example/${name}`, title: `A ${name}`, body: sentences(name) }
    well.set(`/${name}`, { body: rssBytes([item]) })
  }
})
beforeEach(async () => {
  db = await testDb()
  clock = start
  const web = openWeb({
    allow: [well, sick].map(({ port }) => ({ address: '127.0.0.1', bits: 32, port })),
    userAgent: 'Broadsheet/test',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => clock,
  })
  context = { db, web, parser, now: () => clock }
})
afterAll(async () => {
  await Promise.all([well.close(), sick.close(), parser.close()])
})

const add = async (feedUrl: string, more = {}) => (await givenSource(db, { feedUrl, ...more })).id
const poll = (wish: { source?: number; now?: boolean } = {}, say?: (line: string) => void) =>
  pollOnce(context, wish, en.sources, say)

test('a source is claimed once, and a claim that its reader left behind runs out', async () => {
  const id = await add(well.url('/otter'))
  expect((await claimSources(db, 'due', start, 10)).map((source) => source.id)).toEqual([id])
  expect(await claimSources(db, 'due', start, 10)).toEqual([])
  expect(await claimSources(db, 'due', minutes(60), 10)).toHaveLength(1)
})

test('what a killed process had claimed is free again as soon as the store has another owner', async () => {
  await add(well.url('/otter'))
  expect(await claimSources(db, 'due', start, 10)).toHaveLength(1)
  await freeAllClaims(db)
  expect(await claimSources(db, 'due', start, 10)).toHaveLength(1)
})

test('several claims at the same moment never get the same source', async () => {
  for (let number = 0; number < 20; number += 1) await add(well.url(`/${number}`))
  const claims = await Promise.all([1, 2, 3, 4, 5].map(() => claimSources(db, 'due', start, 4)))
  const ids = claims.flat().map((source) => source.id)
  expect(new Set(ids).size).toBe(ids.length)
  const rest = await claimSources(db, 'due', start, 20)
  expect(ids.length + rest.length).toBe(20)
})

test('only what is due is read, longest due first; paused, gone, removed and bundled sources are not', async () => {
  const later = await add(well.url('/a'), { nextReadAt: minutes(-1) })
  const first = await add(well.url('/b'))
  const longer = await add(well.url('/c'), { nextReadAt: minutes(-9) })
  await add(well.url('/d'), { nextReadAt: minutes(1) })
  for (const state of ['paused', 'gone', 'removed'] as const) await add(well.url(`/${state}`), { state })
  await add('bundled', { kind: 'bundled' })
  expect(await nextDueAt(db, start)).toEqual(start)
  const due = await claimSources(db, 'due', start, 10)
  expect(due.map((source) => source.id)).toEqual([first, longer, later])
  expect(await nextDueAt(db, start)).toEqual(minutes(1))
})

test('a poll reads what is due once, says so in lines, and frees its claims', async () => {
  await add(well.url('/otter'), { title: 'Otter' })
  await add(well.url('/missing'), { title: 'Missing' })
  const lines: string[] = []
  expect(await poll({}, (line) => lines.push(line))).toEqual({ sources: 2, added: 1, changed: 0, failed: 1 })
  expect(lines.map((line) => line.replace(/source \d/, 'source n')).sort()).toEqual([
    `source n of 2: Missing. ${en.sources.problems.status('404')}`,
    'source n of 2: Otter, 1 new story',
  ])
  expect(await poll()).toMatchObject({ sources: 0 })
  expect(await db.$count(sources, eq(sources.failures, 1))).toBe(1)
})

test('poll --now reads all, and one source even when it is paused', async () => {
  const id = await add(well.url('/otter'), { nextReadAt: minutes(99) })
  const paused = await add(well.url('/heron'), { state: 'paused' })
  expect(await poll({ now: true })).toMatchObject({ sources: 1, added: 1 })
  expect(await poll({ source: paused })).toMatchObject({ sources: 1, added: 1 })
  expect(await poll({ source: id })).toMatchObject({ sources: 1, added: 0 })
})

test('one story of two sources is linked when a poll ends, and what a broken-off run left at the next start', async () => {
  const tunnel = (host: string) => ({
    body: rssBytes([
      {
        guid: host,
        link: `https://${host}.example/tunnel`,
        title: 'Marbel tunnel breaks through after nine years of digging',
        body: sentences(`tunnel of ${host}`),
      },
    ]),
  })
  for (const host of ['pine', 'elm']) well.set(`/tunnel/${host}`, tunnel(host))
  for (const host of ['pine', 'elm']) await add(well.url(`/tunnel/${host}`))
  await poll()
  const linked = () => db.select({ story: articles.storyId }).from(articles)
  const stories = (await linked()).map(({ story }) => story)
  expect(stories).toEqual([expect.any(Number), stories[0]])

  await db.update(articles).set({ storyId: null })
  await startTimetable(context, en.sources).stop()
  expect(new Set((await linked()).map(({ story }) => story)).has(null)).toBe(false)
})

test('the timetable reads what is due, sleeps, and is woken', async () => {
  await add(well.url('/otter'))
  const lines: string[] = []
  let heard = Promise.withResolvers<void>()
  const timetable = startTimetable(context, en.sources, {
    say(line) {
      lines.push(line)
      heard.resolve()
    },
  })
  await heard.promise
  heard = Promise.withResolvers()
  await add(well.url('/heron'))
  timetable.wake()
  await heard.promise
  await timetable.stop()
  expect(await db.$count(articles)).toBe(2)
  expect(lines).toHaveLength(2)
})

test('one sick source delays no other, and stopping cuts it short and frees its claim', async () => {
  const asked = Promise.withResolvers<void>()
  sick.set('/hang', () => asked.resolve())
  const hanging = await add(sick.url('/hang'))
  for (const name of ['otter', 'heron', 'swan']) await add(well.url(`/${name}`))
  const read = Promise.withResolvers<void>()
  let count = 0
  const timetable = startTimetable(context, en.sources, {
    say() {
      count += 1
      if (count === 3) read.resolve()
    },
  })
  await Promise.all([read.promise, asked.promise])
  await Promise.all([timetable.stop(), context.web.close()])
  expect(await db.$count(articles)).toBe(3)
  const [row] = await db.select().from(sources).where(eq(sources.id, hanging))
  expect(row).toMatchObject({ claimedUntil: null, failures: 0, lastReadAt: null })
})

test('periodic work runs at the start, its failure is no other’s, and stopping waits for it', async () => {
  const begun = Promise.withResolvers<void>()
  const work = Promise.withResolvers<void>()
  let ended = false
  const timetable = startTimetable(context, en.sources, {
    jobs: [
      { name: 'planted failure', everySeconds: 900, run: () => Promise.reject(new Error('planted')) },
      {
        name: 'weather',
        everySeconds: 900,
        async run() {
          begun.resolve()
          await work.promise
          ended = true
        },
      },
    ],
  })
  await begun.promise
  const stopped = timetable.stop()
  work.resolve()
  await stopped
  expect(ended).toBe(true)
})

test('while the disk is nearly full nothing is read; with room again reading goes on by itself at the next look', async () => {
  const id = await add(well.url('/swan'))
  let room = false
  const asked: boolean[] = []
  const delivered = Promise.withResolvers<void>()
  const timetable = startTimetable(context, en.sources, {
    say: () => delivered.resolve(),
    hasRoom: async () => {
      asked.push(room)
      return room
    },
  })
  await expect.poll(() => asked.length).toBe(1)
  expect(await db.select({ id: articles.id }).from(articles)).toEqual([])
  room = true
  timetable.wake()
  await delivered.promise
  await timetable.stop()
  const [stored] = await db.select({ sourceId: articles.sourceId }).from(articles)
  expect(stored?.sourceId).toBe(id)
  expect(asked[0]).toBe(false)
})
