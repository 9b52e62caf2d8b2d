import { gzipSync } from 'node:zlib'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { articleAliases, articles, articleTerms, articleVersions, sources } from '#drizzle/schema/index.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { removeArticle } from '#lib/articles/commands.ts'
import { forbiddenMarkup } from '#lib/articles/forbidden-markup.ts'
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
import { recleanOutdated } from './reclean.ts'
import { rereadOutdated, tidyPages } from './reread.ts'

const parser = openParser()
const start = new Date('2025-08-10T08:42:00Z')
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000)
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const OTTER: Summary = { path: '/otter', title: 'The otter of the canal', summary: 'An otter was met at the canal.' }
let db: Db
let server: FeedServer
let web: Web
let clock: Date
let sourceId: number
const context = () => ({ db, web, parser, now: () => clock })

beforeAll(async () => {
  server = await startFeedServer()
})
beforeEach(async () => {
  db = await testDb()
  clock = start
  web = loopbackWeb([server], () => clock)
  sourceId = (await givenSource(db, { feedUrl: server.url('/feed'), reuse: 'members' })).id
  server.requests.length = 0
})
afterAll(async () => {
  await Promise.all([server.close(), parser.close()])
})

const setFeed = (...entries: Summary[]) => server.set('/feed', { body: summaryFeed(server, entries) })
const setPage = (path: string, body: string | Uint8Array, headers: Record<string, string> = HTML) =>
  server.set(path, { headers, body })
const asked = (path: string) => server.requests.filter((request) => request.path === path).length
/** What readers may see of it. */
async function whole(id: number): Promise<string> {
  const page = await getArticle(db, id, true)
  return (page?.body ?? [])
    .map((block) => (block.kind === 'html' ? block.html : block.kind === 'read' ? block.title : ''))
    .join('')
}
async function readAll(...entries: Summary[]) {
  setFeed(...entries)
  await readFeed(context(), sourceId)
  return readPagesOnce(context())
}

test('a summary gets the whole text of its page, fetched once; the public keeps the summary, members read all', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter')))
  expect(await readAll(OTTER)).toEqual({ asked: 1, taken: [1], failed: 0 })
  expect(await whole(1)).toContain('In its chapter 12 the otter is told of again')
  const row = await articleRow(db, 1)
  expect(row).toMatchObject({ excerpt: OTTER.summary, standfirst: OTTER.summary, cut: false, changedAt: null })
  expect(row.handling).toMatchObject({ from: 'page' })
  expect(await getArticle(db, 1, false)).toMatchObject({ whole: false, body: [], excerpt: OTTER.summary })
  expect(await db.$count(articleVersions)).toBe(0)
  // The words by which its neighbours are found are those of the whole text.
  const [kept] = await db.select({ words: articleTerms.words }).from(articleTerms)
  expect(kept?.words.split(' ')).toContain('chapter')

  clock = hours(30)
  await readFeed(context(), sourceId)
  setFeed(OTTER, { ...OTTER, path: '/heron', title: 'A heron' })
  await readFeed(context(), sourceId)
  await readPagesOnce(context())
  expect(asked('/otter')).toBe(1)
})

test('a whole text in the feed, a note without a title, an excerpt source and one that is switched off ask for no page', async () => {
  const content = tale('otter', 20)
    .map((text) => `<p>${text}</p>`)
    .join('')
  await readAll({ ...OTTER, content }, { path: '/note', title: '', summary: 'A short note about nothing.' })
  for (const change of [{ reuse: 'excerpt' as const }, { reuse: 'full' as const, fullText: false }]) {
    await db.update(sources).set(change).where(eq(sources.id, sourceId))
    await readAll({ ...OTTER, path: `/${change.reuse}`, title: change.reuse })
  }
  expect(server.requests.filter(({ path }) => path !== '/feed')).toEqual([])
})

test('the feed’s text stays where it is the better', async () => {
  const content = `<p>${tale('otter', 9).join('</p><p>')}</p><p>And so it went on … <a href="/otter">Continue reading</a></p>`
  setPage('/otter', storyPage('The otter of the canal', tale('otter', 3)))
  expect(await readAll({ ...OTTER, content })).toEqual({ asked: 1, taken: [], failed: 0 })
  expect(await pageRow(db, 1)).toMatchObject({ state: 'kept' })
  expect(await articleRow(db, 1)).toMatchObject({ cut: true, handling: { from: 'feed' } })
})

test('a page that tells something else is not taken', async () => {
  setPage(
    '/otter',
    storyPage(
      'Your privacy',
      tale('partner').map((text) => text.replaceAll('canal', 'vendors list')),
    ),
  )
  await readAll({ ...OTTER, title: 'Burglars steal nine harps', summary: 'Harps vanished from a museum overnight.' })
  expect(await articleRow(db, 1)).toMatchObject({ handling: { from: 'feed' } })
})

test('a page with a wall is taken as far as it goes, and said to be possibly cut', async () => {
  const wall = '<div class="paywall"><h2>Keep reading</h2><p>Subscribe to continue reading this story.</p></div>'
  setPage('/otter', storyPage('The otter of the canal', tale('otter', 6)).replace('</article>', `${wall}</article>`))
  await readAll(OTTER)
  expect(await articleRow(db, 1)).toMatchObject({ cut: true, handling: { from: 'page' } })
  expect(await whole(1)).not.toContain('Subscribe')
})

test('what was left out from between the words is counted beside the Read lines', async () => {
  const [first = '', second = '', third = ''] = tale('otter')
  const promo = '<div class="newsletter"><p>Subscribe to our newsletter.</p><form><input></form></div>'
  const box = '<div class="related"><h3>Related</h3><a href="/a">One story</a><a href="/b">Two stories</a></div>'
  const lines = `<p>${first}</p>${promo}<p>[Read: An older story]</p><p>${second}</p>${box}<p>${third}</p>`
  setPage('/otter', storyPage('The otter of the canal', []).replace('</article>', `${lines}</article>`))
  await readAll(OTTER)
  expect((await articleRow(db, 1)).handling).toEqual({
    from: 'page',
    readLinks: 1,
    promosLeftOut: 1,
    trackersLeftOut: 0,
    boxesLeftOut: 0,
    besideLeftOut: 1,
  })
})

test('the page’s own address is another name of the article; author and headline fill what the feed left open', async () => {
  const ld = '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Ada Winterfeld"}}</script>'
  const head = `<link rel="canonical" href="${server.url('/story/otter')}">${ld}`
  setPage('/otter', storyPage('The otter of the canal', tale('otter'), head))
  await readAll(OTTER)
  const names = await db.select().from(articleAliases).where(eq(articleAliases.kind, 'canonical'))
  expect(names).toEqual([{ sourceId, kind: 'canonical', articleId: 1, value: expect.stringContaining('/story/otter') }])
  expect(await articleRow(db, 1)).toMatchObject({ byline: 'Ada Winterfeld' })
})

test('an entry that changes has its page asked again, not before six hours; a text that changed there is a version', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter')))
  await readAll(OTTER)
  setFeed({ ...OTTER, summary: 'Two otters were met at the canal.' })
  clock = hours(1)
  await readFeed(context(), sourceId)
  expect(await articleRow(db, 1)).toMatchObject({
    handling: { from: 'page' },
    excerpt: 'Two otters were met at the canal.',
  })
  expect((await readPagesOnce(context())).asked).toBe(0)
  clock = hours(7)
  setPage('/otter', storyPage('The otter of the canal', tale('pair of otters')))
  expect(await readPagesOnce(context())).toMatchObject({ asked: 1, taken: [1] })
  expect(await whole(1)).toContain('the pair of otters is told of')
  expect(await db.$count(articleVersions)).toBe(1)
  expect((await articleRow(db, 1)).changedAt).toEqual(hours(7))
})

test('a backlog is not fetched whole: the newest forty are', async () => {
  const entries = Array.from({ length: 60 }, (_, index) => ({
    ...OTTER,
    path: `/old/${index}`,
    title: `Otter number ${index}`,
    published: new Date(start.getTime() - index * 3_600_000).toUTCString(),
  }))
  const { asked: pages } = await readAll(...entries)
  expect(pages).toBe(40)
  const paths = server.requests.map(({ path }) => path)
  expect([paths.includes('/old/0'), paths.includes('/old/39'), paths.includes('/old/40')]).toEqual([true, true, false])
})

test('what may be better another time is asked again later, four times at most; the rest is given up at once', async () => {
  server.set('/otter', { status: 500 })
  setFeed(OTTER)
  await readFeed(context(), sourceId)
  for (const at of [0, 1, 7, 31]) {
    clock = hours(at)
    expect((await readPagesOnce(context())).asked, `${at} h`).toBe(1)
    expect((await readPagesOnce(context())).asked).toBe(0)
  }
  expect(await pageRow(db, 1)).toMatchObject({ state: 'failed', attempts: 4, problem: 'status', problemDetail: '500' })

  server.set('/gone', { status: 404 })
  await readAll(OTTER, { ...OTTER, path: '/gone', title: 'Gone' })
  expect(await pageRow(db, 2)).toMatchObject({ state: 'failed', attempts: 1, problem: 'status', problemDetail: '404' })
})

test('a host that asked to be left alone is left alone, which is no failure of its pages', async () => {
  server.set('/otter', { status: 503, headers: { 'retry-after': '7200' } })
  await readAll(OTTER, { ...OTTER, path: '/heron', title: 'A heron' })
  expect(server.requests.filter(({ path }) => path !== '/feed')).toHaveLength(1)
  const heron = (await pageRow(db, 1))?.problem === 'held' ? await pageRow(db, 1) : await pageRow(db, 2)
  expect(heron).toMatchObject({ state: 'waiting', problem: 'held', attempts: 0 })
  expect(heron?.nextTryAt.getTime()).toBeGreaterThanOrEqual(hours(1.9).getTime())
})

test('whatever a page is, it is a value in plain words, and nothing of it is stored that runs', async () => {
  const story = storyPage('The otter of the canal', tale('otter'))
  const hostile: [string, () => void, string | null][] = [
    ['deep', () => setPage('/deep', '<div>'.repeat(100_000)), 'page-too-deep'],
    ['large', () => setPage('/large', `<p>${'x'.repeat(20_000_000)}</p>`), 'too-large'],
    [
      'bomb',
      () => setPage('/bomb', gzipSync(Buffer.alloc(60_000_000)), { ...HTML, 'content-encoding': 'gzip' }),
      'too-large',
    ],
    ['pdf', () => setPage('/pdf', '%PDF-1.7', { 'content-type': 'application/pdf' }), 'not-a-page'],
    ['picture', () => setPage('/picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47])), 'not-a-page'],
    ['login', () => server.set('/way/one', { status: 302, headers: { location: '/login' } }), 'login-wall'],
    ['refresh', () => setPage('/refresh', '<html><meta http-equiv="refresh" content="0;url=/x"></html>'), 'leads-on'],
    ['consent', () => server.set('/way/two', { status: 302, headers: { location: '/consent?x=1' } }), 'consent-page'],
    ['loop', () => server.set('/loop', { status: 302, headers: { location: '/loop' } }), 'too-many-redirects'],
    [
      'inside',
      () => server.set('/inside', { status: 302, headers: { location: 'http://10.0.0.1/' } }),
      'redirect-refused',
    ],
    ['attributes', () => setPage('/attributes', story.replace('<article', `<article ${'a'.repeat(3_000_000)}`)), null],
    [
      'scripts',
      () =>
        setPage('/scripts', story.replaceAll('<p>', '<p onclick="x()"><script>x()</script><img src=x onerror=x()>')),
      null,
    ],
  ]
  setPage('/login', '<form><input type="password"></form>')
  setPage('/consent?x=1', '<p>We value your privacy.</p>')
  for (const [, prepare] of hostile) prepare()
  const path = (name: string) => (name === 'login' ? '/way/one' : name === 'consent' ? '/way/two' : `/${name}`)
  await readAll(...hostile.map(([name]) => ({ ...OTTER, path: path(name), title: `The otter of the canal ${name}` })))
  const rows = await db.select().from(articles).orderBy(asc(articles.id))
  for (const [name, , problem] of hostile) {
    const row = rows.find(({ headline }) => headline.endsWith(name))
    const page = await pageRow(db, row?.id ?? 0)
    expect([name, page?.problem, page?.state]).toEqual([name, problem, problem === null ? 'taken' : 'failed'])
    for (const block of row?.body ?? []) if (block.kind === 'html') expect(forbiddenMarkup(block.html)).toEqual([])
    expect(page?.snapshot ?? '').not.toMatch(/<script>|onclick|onerror/)
  }
})

test('a page that takes too long in its thread is stopped, and the next is read', async () => {
  const slow = openParser({ pageSeconds: 0.001, threads: 1 })
  setPage('/otter', storyPage('The otter of the canal', tale('otter', 400)))
  setFeed(OTTER)
  await readFeed(context(), sourceId)
  await readPagesOnce({ ...context(), parser: slow })
  expect(await pageRow(db, 1)).toMatchObject({ state: 'failed', problem: 'parser-timeout' })
  await slow.close()
})

test('a deleted article gets no text, and one whose entry changed meanwhile is asked again', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter')))
  setFeed(OTTER)
  await readFeed(context(), sourceId)
  await removeArticle(db, 1, start)
  expect((await readPagesOnce(context())).asked).toBe(0)

  await db.update(articles).set({ removedAt: null })
  server.set('/otter', async (_request, response) => {
    await db.update(articles).set({ rawBody: '{}' })
    response.writeHead(200, HTML).end(storyPage('The otter of the canal', tale('otter')))
  })
  expect((await readPagesOnce(context())).taken).toEqual([])
  expect(await pageRow(db, 1)).toMatchObject({ state: 'waiting', claimedUntil: null })
}, 20_000)

test('a newer extractor reads the kept pages again, a newer cleaner the kept texts: silently, without a request', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter')))
  await readAll(OTTER)
  const before = await articleRow(db, 1)
  const wornOut = { body: [], words: 0, contentHash: 'old' }
  await db.update(articles).set({ ...wornOut, cleaner: 0 })
  expect(await recleanOutdated(db, parser, start)).toBe(1)
  expect(await articleRow(db, 1)).toEqual(before)

  const { articlePages } = await import('#drizzle/schema/index.ts')
  await db.update(articles).set(wornOut)
  await db.update(articlePages).set({ extractor: 0 })
  expect(await rereadOutdated(context())).toEqual([1])
  expect(await rereadOutdated(context())).toEqual([])
  expect(await articleRow(db, 1)).toEqual(before)
  expect(await db.$count(articleVersions)).toBe(0)
  expect(asked('/otter')).toBe(1)
})

test('a page is kept for thirty days; its text for ever', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter')))
  await readAll(OTTER)
  await tidyPages(db, hours(24 * 29))
  expect((await pageRow(db, 1))?.snapshot).toContain('the otter is told of')
  await tidyPages(db, hours(24 * 31))
  expect(await pageRow(db, 1)).toMatchObject({ snapshot: null, raw: expect.stringContaining('the otter is told of') })
})
