import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { readPagesOnce } from '#lib/jobs/pages.ts'
import { en } from '#lib/messages/en/index.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenSource } from '#lib/testing/given.ts'
import { articleRow, loopbackWeb, pageRow, readFeed, storyPage, summaryFeed, tale } from '#lib/testing/page-paper.ts'
import { pageHealth, pageSentence } from './page-health.ts'
import { PAGE_PROBLEMS } from './page-model.ts'
import { openParser } from './parser.ts'
import { setPageRules } from './set-page-rules.ts'

const parser = openParser()
const now = () => new Date('2025-08-10T08:42:00Z')
const summary = { path: '/otter', title: 'The otter of the canal', summary: 'An otter was met at the canal.' }
let db: Db
let server: FeedServer
let context: Parameters<typeof readFeed>[0]

beforeAll(async () => {
  server = await startFeedServer()
})
beforeEach(async () => {
  db = await testDb()
  context = { db, parser, web: loopbackWeb([server], now), now }
  await givenSource(db, { slug: 'pine', feedUrl: server.url('/feed') })
  server.set('/feed', { body: summaryFeed(server, [summary]) })
  const paragraphs = [...tale('otter'), '<span class="aside">A box in the text that nobody wants to read here.</span>']
  server.set('/otter', {
    headers: { 'content-type': 'text/html' },
    body: storyPage('The otter of the canal', paragraphs),
  })
})
afterAll(async () => {
  await Promise.all([server.close(), parser.close()])
})

const text = async () => JSON.stringify((await articleRow(db, 1)).body)

test('selectors are applied at once to what is kept, without a request, and taken away again', async () => {
  await readFeed(context, 1)
  await readPagesOnce(context)
  expect(await text()).toContain('A box in the text')
  const asked = server.requests.length
  expect(await setPageRules(context, 'pine', { exclude: '.aside' })).toMatchObject({
    ok: true,
    value: { reread: 1, wanted: 0 },
  })
  expect(await text()).not.toContain('A box in the text')
  expect(await setPageRules(context, 'pine', { exclude: '' })).toMatchObject({ ok: true, value: { reread: 1 } })
  expect(await text()).toContain('A box in the text')
  expect(server.requests.length).toBe(asked)
})

test('a selector that is none is refused and changes nothing', async () => {
  const refused = await setPageRules(context, 'pine', { include: '.good', exclude: 'div[' })
  expect(refused).toEqual({ ok: false, reason: 'selector-bad', selector: 'div[' })
  expect(await setPageRules(context, 'nobody', { include: '.a' })).toEqual({ ok: false, reason: 'source-unknown' })
  expect(await setPageRules(context, 'pine', { fullText: true })).toMatchObject({
    value: { source: { include: null } },
  })
})

test('switched off no page is asked; switched on what came meanwhile is', async () => {
  await setPageRules(context, '1', { fullText: false })
  await readFeed(context, 1)
  expect(await pageRow(db, 1)).toBeUndefined()
  expect(await setPageRules(context, '1', { fullText: true })).toMatchObject({ value: { wanted: 1 } })
  expect(await readPagesOnce(context)).toMatchObject({ taken: [1] })
})

test('how the pages fare is said in plain words', async () => {
  server.set('/otter', { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' })
  await readFeed(context, 1)
  await readPagesOnce(context)
  const { problems, ...counts } = await pageHealth(db, 1, en.sources)
  expect(counts).toEqual({ waiting: 0, taken: 0, kept: 0, failed: 1 })
  expect(problems).toEqual([expect.stringMatching(/\/otter: What answered is no page/)])
  for (const code of [...PAGE_PROBLEMS, 'of another time']) {
    expect(pageSentence(code, null, en.sources), code).toMatch(/^[A-Z].*\.$/)
  }
})
