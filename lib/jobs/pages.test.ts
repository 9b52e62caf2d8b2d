import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { articlePages, articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { claimPages, nextPageAt } from '#lib/ingest/page-claims.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { wantPages } from '#lib/ingest/queue-pages.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { articleRow, loopbackWeb, pageRow, storyPage, tale } from '#lib/testing/page-paper.ts'
import { freeAllClaims } from './claims.ts'
import { readPagesOnce, startPageQueue } from './pages.ts'
import type { PollContext } from './read-source.ts'

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
})
beforeEach(async () => {
  db = await testDb()
  clock = start
  context = { db, parser, web: loopbackWeb([well, sick], () => clock), now: () => clock }
})
afterAll(async () => {
  await Promise.all([well.close(), sick.close(), parser.close()])
})

const raw = (headline: string, link: string) =>
  JSON.stringify({
    html: '<p>Short.</p>',
    base: null,
    headline,
    link,
    language: null,
    summaryHtml: null,
    licence: null,
  })

async function waiting(sourceId: number, link: string, thing: string, more = {}): Promise<number> {
  const headline = `The ${thing} of the canal`
  const { id } = await givenArticle(db, { sourceId, link, headline, rawBody: raw(headline, link), words: 1, ...more })
  await wantPages(db, [id], start)
  return id
}

test('a page is claimed once, a claim left behind runs out, and those of a killed process are freed', async () => {
  const source = await givenSource(db)
  await waiting(source.id, well.url('/a'), 'otter')
  expect(await claimPages(db, start, 10)).toHaveLength(1)
  expect(await claimPages(db, start, 10)).toEqual([])
  expect(await claimPages(db, minutes(16), 10)).toHaveLength(1)
  await freeAllClaims(db)
  expect(await claimPages(db, start, 10)).toHaveLength(1)
})

test('several claims at the same moment never get the same page', async () => {
  for (let number = 0; number < 4; number += 1) {
    const source = await givenSource(db)
    for (let page = 0; page < 5; page += 1) await waiting(source.id, well.url(`/${number}/${page}`), 'otter')
  }
  const claims = await Promise.all([1, 2, 3, 4].map(() => claimPages(db, start, 6)))
  const ids = claims.flat().map(({ articleId }) => articleId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('one source with many pages does not keep another waiting, and its newest come first', async () => {
  const [loud, quiet] = [await givenSource(db), await givenSource(db)]
  const ids: number[] = []
  for (let page = 0; page < 30; page += 1) {
    ids.push(await waiting(loud.id, well.url(`/${page}`), 'otter', { publishedAt: minutes(page - 100) }))
  }
  const alone = await waiting(quiet.id, sick.url('/a'), 'heron')
  const claimed = (await claimPages(db, start, 24)).map(({ articleId }) => articleId)
  expect(claimed).toHaveLength(9)
  expect(claimed).toContain(alone)
  expect(claimed).toContain(ids.at(-1))
})

test('only pages of sources that are read, wanted and may be read by somebody are asked', async () => {
  for (const fields of [
    { state: 'paused' as const },
    { state: 'removed' as const },
    { fullText: false },
    { reuse: 'excerpt' as const },
  ]) {
    await waiting((await givenSource(db, fields)).id, well.url('/x'), 'otter')
  }
  expect(await claimPages(db, start, 10)).toEqual([])
  expect(await nextPageAt(db, start)).toBeNull()
  await waiting((await givenSource(db)).id, well.url('/y'), 'otter')
  expect(await nextPageAt(db, start)).toEqual(start)
})

test('the queue reads what is due, says what has changed, sleeps, and is woken', async () => {
  const source = await givenSource(db)
  const changed: number[] = []
  let heard = Promise.withResolvers<void>()
  well.set('/a', { headers: { 'content-type': 'text/html' }, body: storyPage('The otter of the canal', tale('otter')) })
  well.set('/b', { headers: { 'content-type': 'text/html' }, body: storyPage('The heron of the canal', tale('heron')) })
  const first = await waiting(source.id, well.url('/a'), 'otter')
  const queue = startPageQueue(context, {
    async changed(ids) {
      changed.push(...ids)
      heard.resolve()
    },
  })
  await heard.promise
  heard = Promise.withResolvers()
  const second = await waiting(source.id, well.url('/b'), 'heron')
  queue.wake()
  await heard.promise
  await queue.stop()
  expect(changed).toEqual([first, second])
  expect(await articleRow(db, second)).toMatchObject({ handling: { from: 'page' } })
})

test('a page that hangs delays no other, and stopping cuts it short and frees its claim', async () => {
  const asked = Promise.withResolvers<void>()
  sick.set('/hang', () => asked.resolve())
  const source = await givenSource(db)
  const hanging = await waiting(source.id, sick.url('/hang'), 'swan')
  const read = Promise.withResolvers<void>()
  for (const name of ['otter', 'heron']) {
    const body = storyPage(`The ${name} of the canal`, tale(name))
    well.set(`/${name}`, { headers: { 'content-type': 'text/html' }, body })
    await waiting(source.id, well.url(`/${name}`), name)
  }
  let count = 0
  const queue = startPageQueue(context, {
    async changed() {
      count += 1
      if (count === 2) read.resolve()
    },
  })
  await Promise.all([read.promise, asked.promise])
  await Promise.all([queue.stop(), context.web.close()])
  expect(await pageRow(db, hanging)).toMatchObject({ state: 'waiting', claimedUntil: null, attempts: 0, problem: null })
})

test('while the disk is nearly full no page is asked', async () => {
  const source = await givenSource(db)
  await waiting(source.id, well.url('/a'), 'otter')
  const looked = Promise.withResolvers<void>()
  const queue = startPageQueue(context, {
    async hasRoom() {
      looked.resolve()
      return false
    },
  })
  await looked.promise
  await queue.stop()
  expect(await db.$count(articlePages)).toBe(1)
  expect(await pageRow(db, 1)).toMatchObject({ state: 'waiting', claimedUntil: null })
})

test('a run on the command line asks what is due of one source or of all', async () => {
  const [one, two] = [await givenSource(db), await givenSource(db)]
  well.set('/a', { headers: { 'content-type': 'text/html' }, body: storyPage('The otter of the canal', tale('otter')) })
  await waiting(one.id, well.url('/a'), 'otter')
  await waiting(two.id, well.url('/a'), 'otter')
  expect(await readPagesOnce(context, { source: two.id })).toEqual({ asked: 1, taken: [2], failed: 0 })
  expect(await readPagesOnce(context)).toEqual({ asked: 1, taken: [1], failed: 0 })
  expect(await db.select({ words: articles.words }).from(articles)).toHaveLength(2)
})
