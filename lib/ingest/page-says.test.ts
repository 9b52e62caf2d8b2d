import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { articleLabels, articleSearch, articles, articleTerms } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { readPagesOnce } from '#lib/jobs/pages.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenSource } from '#lib/testing/given.ts'
import {
  articleRow,
  loopbackWeb,
  pageRow,
  readFeed,
  type Summary,
  storyPage,
  summaryFeed,
  tale,
} from '#lib/testing/page-paper.ts'
import type { Web } from '#lib/web/web.ts'
import { openParser } from './parser.ts'

const parser = openParser()
const NOW = new Date('2025-08-10T08:42:00Z')
const OTTER: Summary = { path: '/otter', title: 'The otter of the canal', summary: 'An otter was met at the canal.' }
let db: Db
let server: FeedServer
let web: Web
let sourceId: number

beforeAll(async () => {
  server = await startFeedServer()
})
beforeEach(async () => {
  db = await testDb()
  web = loopbackWeb([server], () => NOW)
  sourceId = (await givenSource(db, { feedUrl: server.url('/feed'), reuse: 'full' })).id
})
afterAll(async () => {
  await Promise.all([server.close(), parser.close()])
})

const page = (path: string, head: string, text = tale('otter')) =>
  server.set(path, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: storyPage('The otter of the canal', text, head),
  })

async function readAll(...entries: Summary[]) {
  server.set('/feed', { body: summaryFeed(server, entries) })
  const context = { db, web, parser, now: () => NOW }
  await readFeed(context, sourceId)
  await readPagesOnce(context)
}

const og = (url: string, more = '') => `<meta property="og:image" content="${url}">${more}`
const sized = '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">'

test('what a page gives for previews is its article’s picture, with its size and words', async () => {
  const ld = `<script type="application/ld+json">{"@type":"NewsArticle","image":[{"@type":"ImageObject","url":"/press/otter.jpg",
    "caption":"The otter at noon.","creditText":"Ada Winterfeld"}]}</script>`
  page('/otter', og('/press/otter.jpg', `${sized}<meta property="og:image:alt" content="An otter">${ld}`))
  await readAll(OTTER)
  expect((await articleRow(db, 1)).picture).toMatchObject({
    ...{ src: server.url('/press/otter.jpg'), width: 1200, height: 630, from: 'page' },
    ...{ alt: 'An otter', caption: 'The otter at noon.', credit: 'Ada Winterfeld' },
  })
})

test('a picture of the text goes before it; a logo, a data address and a counter are none', async () => {
  const picture = '</p><img src="/in-text.jpg" width="900" height="600" alt="In the text"><p>'
  const [first = '', ...more] = tale('otter')
  page('/otter', og('/press/otter.jpg', sized), [first + picture, ...more])
  page('/logo', og('/img/logo-1200.png', '<meta name="twitter:image" content="/press/seal.jpg">'))
  page('/data', og('data:image/png;base64,AAAA'))
  page('/counter', og('/press/p.gif', '<meta property="og:image:width" content="1">'))
  const others = ['logo', 'data', 'counter'].map((name) => ({
    ...OTTER,
    path: `/${name}`,
    title: `${OTTER.title} ${name}`,
  }))
  await readAll(OTTER, ...others)
  const rows = await db.select({ headline: articles.headline, picture: articles.picture }).from(articles)
  const srcOf = (ending: string) => rows.find(({ headline }) => headline.endsWith(ending))?.picture?.src ?? null
  expect(['canal', 'logo', 'data', 'counter'].map(srcOf)).toEqual([
    server.url('/in-text.jpg'),
    server.url('/press/seal.jpg'),
    null,
    null,
  ])
})

test('a text that stays the feed’s gets the picture of its page all the same', async () => {
  const content = `<p>${tale('otter', 9).join('</p><p>')}</p><p>And so it went on … <a href="/otter">Continue reading</a></p>`
  page('/otter', og('/press/otter.jpg', sized), tale('otter', 3))
  await readAll({ ...OTTER, content })
  expect(await pageRow(db, 1)).toMatchObject({ state: 'kept' })
  expect(await articleRow(db, 1)).toMatchObject({ handling: { from: 'feed' }, picture: { from: 'page' } })
})

test('a card that a site puts on all its pages is the picture of none', async () => {
  const paths = ['/a', '/b', '/c', '/d']
  for (const path of paths) page(path, og('/press/our-card.jpg', sized))
  await readAll(...paths.map((path) => ({ ...OTTER, path, title: `The otter of the canal ${path}` })))
  const rows = await db.select({ picture: articles.picture }).from(articles)
  expect(rows.filter(({ picture }) => picture !== null)).toHaveLength(2)
})

test('an entry without a date gets its page’s, and all that is ordered by it follows', async () => {
  const author = '<meta name="author" content="Ada Winterfeld">'
  page('/otter', `${author}<meta property="article:published_time" content="2025-08-08T06:30:00+02:00">`)
  await readAll({ ...OTTER, published: 'some time ago' })
  const at = new Date('2025-08-08T04:30:00Z')
  expect(await articleRow(db, 1)).toMatchObject({ publishedAt: at, firstSeenAt: NOW, byline: 'Ada Winterfeld' })
  const of = { label: articleLabels.publishedAt, found: articleSearch.publishedAt, terms: articleTerms.publishedAt }
  const [row] = await db
    .select(of)
    .from(articleLabels)
    .innerJoin(articleSearch, eq(articleSearch.articleId, articleLabels.articleId))
    .innerJoin(articleTerms, eq(articleTerms.articleId, articleLabels.articleId))
  expect(row).toEqual({ label: at, found: at, terms: at })
})

test('a date of the feed holds; of the page’s those are no dates that lie after we saw it, or before the web', async () => {
  const said = (text: string) => `<meta property="article:published_time" content="${text}">`
  page('/otter', said('2025-08-01T00:00:00Z'))
  page('/later', said('2025-08-11T00:00:00Z'))
  page('/never', said('1970-01-01T00:00:00Z'))
  const undated = (path: string) => ({ ...OTTER, path, title: `The otter of the canal ${path}`, published: '' })
  await readAll(OTTER, undated('/later'), undated('/never'))
  const rows = await db.select({ headline: articles.headline, at: articles.publishedAt }).from(articles)
  expect(Object.fromEntries(rows.map(({ headline, at }) => [headline.slice(23), at.toISOString()]))).toEqual({
    '': '2025-08-10T06:00:00.000Z',
    '/later': NOW.toISOString(),
    '/never': NOW.toISOString(),
  })
})
