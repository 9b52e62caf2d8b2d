import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { articleAliases, articles, articleVersions, sources } from '#drizzle/schema/index.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { removeArticle } from '#lib/articles/commands.ts'
import type { Db } from '#lib/db/model.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenSection, givenSource } from '#lib/testing/given.ts'
import { type RssItem, rssBytes, sentences } from '#lib/testing/rss.ts'
import { ingestBytes, ingestFeed } from './ingest-bytes.ts'
import { openParser, type Parser } from './parser.ts'

const parser = openParser()
const start = new Date('2025-08-10T08:42:00Z')
const NO_STAMP = {
  etag: null,
  lastModified: null,
  bodyHash: null,
  hintSeconds: 0,
  move: { to: null, movedTo: null, movedSince: null },
}
let db: Db
let sourceId: number

beforeEach(async () => {
  db = await testDb()
  const section = await givenSection(db)
  sourceId = (await givenSource(db, { sectionId: section.id, reuseBasis: 'default' })).id
})
afterAll(() => parser.close())

const story: RssItem = {
  guid: 'one',
  link: 'https://pine.example/otter',
  title: 'An otter in the canal',
  body: sentences('otter'),
  date: 'Sun, 10 Aug 2025 06:00:00 GMT',
}

async function source(): Promise<SourceRow> {
  const [row] = await db.select().from(sources).where(eq(sources.id, sourceId))
  if (!row) throw new Error('no source')
  return row
}

async function read(items: readonly RssItem[], now = start, channel = '') {
  return readBytes(rssBytes(items, channel), now)
}

async function readBytes(bytes: Uint8Array, now = start) {
  const feed = { bytes, contentType: 'application/rss+xml', url: 'https://pine.example/feed', stamp: NO_STAMP }
  return ingestBytes({ db, parser, now }, await source(), feed)
}

const stored = () => db.select().from(articles).orderBy(asc(articles.id))

test('a feed from outside writes no address of ours, whatever origin it claims', async () => {
  const own = 'https://sample.invalid/sample/city-desk'
  const picture = `<img src="${own}/standing-wave.webp" width="600" height="400">`
  const body = `<p>[Read: <a href="${own}/x">Spoof</a>]</p>${picture}<p><a href="${own}/">ours?</a> <a href="/choices">b</a></p>${sentences('otter')}`
  await read([{ ...story, link: `${own}/story`, body }])
  const [article] = await stored()
  expect(article?.picture).toBeNull()
  const page = await getArticle(db, article?.id ?? 0, true)
  expect(page?.body).toHaveLength(2)
  expect(JSON.stringify([page?.link, page?.body])).not.toMatch(/["'](?:\/sample|\/choices)/)
})

test('an entry becomes an article of its source’s section, clean and with its own address', async () => {
  expect(await read([{ ...story, category: 'Wildlife' }])).toMatchObject({ outcome: 'read', added: 1, changed: 0 })
  const [article] = await stored()
  expect(article).toMatchObject({
    headline: 'An otter in the canal',
    slug: 'an-otter-in-the-canal',
    kicker: 'Wildlife',
    sectionId: 1,
    link: 'https://pine.example/otter',
    words: 54,
    sample: false,
  })
  expect(article?.publishedAt.toISOString()).toBe('2025-08-10T06:00:00.000Z')
  expect(article?.body).toMatchObject([{ kind: 'html' }])
})

test('the same bytes again store nothing and clean nothing', async () => {
  await read([story])
  expect(await read([story])).toMatchObject({ added: 0, changed: 0 })
  expect(await stored()).toHaveLength(1)
})

test('once stored it stays once: guid changed, address with trackers, https, and both', async () => {
  await read([story])
  await read([{ ...story, guid: 'another' }])
  await read([{ ...story, link: 'http://pine.example/otter/?utm_source=rss' }])
  await read([
    { ...story, guid: 'third', link: 'https://pine.example/otter?utm_medium=feed', body: sentences('beaver') },
  ])
  expect(await stored()).toHaveLength(1)
})

test('a guid that is met again after it changed still leads to the article', async () => {
  await read([story])
  await read([{ ...story, guid: 'another' }])
  await read([{ guid: 'another', link: 'https://pine.example/moved', title: 'Elsewhere', body: sentences('heron') }])
  expect(await stored()).toHaveLength(1)
})

test('a new address and a new guid with the same words and title is the same article', async () => {
  await read([story])
  await read([{ ...story, guid: 'other', link: 'https://new.example/otter-2' }])
  expect(await stored()).toHaveLength(1)
})

test('two entries of one document that are one are stored once', async () => {
  await read([story, { ...story, guid: 'copy' }])
  expect(await stored()).toHaveLength(1)
})

test('guids repeated in one document do not count for that feed, from then on', async () => {
  const other = { ...story, link: 'https://pine.example/heron', title: 'A heron', body: sentences('heron') }
  await read([story, other])
  expect(await stored()).toHaveLength(2)
  expect((await source()).guidsRepeat).toBe(true)
  const third = { ...story, link: 'https://pine.example/swan', title: 'A swan', body: sentences('swan') }
  await read([third])
  expect(await stored()).toHaveLength(3)
})

test('an entry without id and date is found by its address alone', async () => {
  const bare = { link: 'https://pine.example/bare', title: 'Bare', body: sentences('otter') }
  await read([bare])
  expect(await read([{ ...bare, title: 'Bare no more', body: sentences('heron') }])).toMatchObject({ changed: 1 })
  expect(await stored()).toHaveLength(1)
})

test('a changed text keeps every old version and updates in place, silently; an edited date never lifts an old story', async () => {
  await read([story])
  const [before] = await stored()
  const later = (hours: number) => new Date(start.getTime() + hours * 3_600_000)
  await read([{ ...story, body: sentences('beaver'), date: 'Mon, 11 Aug 2025 06:00:00 GMT' }], later(30))
  await read([{ ...story, title: 'Not an otter', body: sentences('beaver') }], later(31))
  const [after] = await stored()
  expect(after).toMatchObject({ id: before?.id, slug: before?.slug, headline: 'Not an otter' })
  expect(after?.publishedAt).toEqual(before?.publishedAt)
  expect(after?.changedAt).toEqual(later(31))
  const versions = await db.select().from(articleVersions).orderBy(asc(articleVersions.number))
  expect(versions.map(({ number, headline }) => [number, headline])).toEqual([
    [1, 'An otter in the canal'],
    [2, 'An otter in the canal'],
  ])
  expect(versions[0]?.body).toEqual(before?.body)
  expect(versions[0]?.contentHash).not.toBe(versions[1]?.contentHash)
})

test('markup that changes makes no version', async () => {
  await read([story])
  expect(await read([{ ...story, body: `<div>${story.body}</div>` }])).toMatchObject({ added: 0, changed: 0 })
  expect(await db.$count(articleVersions)).toBe(0)
  expect((await stored())[0]?.changedAt).toBeNull()
})

test('a deleted article does not come back, changed or not', async () => {
  await read([story])
  await removeArticle(db, 1, start)
  await read([{ ...story, body: sentences('beaver') }])
  const rows = await stored()
  expect(rows).toHaveLength(1)
  expect(rows[0]?.removedAt).toEqual(start)
})

test('an absent or unreadable date is the first sight’s, a future one is clamped and its claim kept', async () => {
  await read([
    { ...story, guid: 'a', link: 'https://pine.example/a', title: 'Undated', date: undefined, body: sentences('a') },
    { ...story, guid: 'b', link: 'https://pine.example/b', title: 'Odd', date: 'whenever', body: sentences('b') },
    { ...story, guid: 'c', link: 'https://pine.example/c', title: 'Soon', date: 'Tue, 12 Aug 2025 00:00:00 GMT' },
  ] as RssItem[])
  const rows = await stored()
  expect(rows.map(({ publishedAt }) => publishedAt)).toEqual([start, start, start])
  expect(new Map(rows.map(({ headline, claimedDate }) => [headline, claimedDate]))).toEqual(
    new Map([
      ['Undated', null],
      ['Odd', 'whenever'],
      ['Soon', '2025-08-12T00:00:00.000Z'],
    ]),
  )
  expect(rows.map(({ headline }) => headline)).toEqual(['Soon', 'Odd', 'Undated'])
})

test('a new source’s backlog keeps its own dates', async () => {
  await read([{ ...story, date: 'Mon, 04 Aug 2003 06:00:00 GMT' }])
  expect((await stored())[0]?.publishedAt.toISOString()).toBe('2003-08-04T06:00:00.000Z')
})

test('an empty feed and a broken answer remove nothing', async () => {
  await read([story])
  expect(await read([])).toMatchObject({ outcome: 'read', added: 0 })
  expect(await readBytes(new TextEncoder().encode('<rss><chan'))).toMatchObject({ outcome: 'failed' })
  expect(await stored()).toMatchObject([{ removedAt: null }])
  expect(await source()).toMatchObject({ failures: 1 })
})

test('another source’s telling of the same story is an article of its own', async () => {
  await read([story])
  sourceId = (await givenSource(db)).id
  await read([story])
  expect(await stored()).toHaveLength(2)
})

test('every name of an article is kept', async () => {
  await read([story])
  await read([{ ...story, guid: 'another' }])
  const kinds = (await db.select({ kind: articleAliases.kind }).from(articleAliases)).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['content', 'guid', 'guid', 'link', 'title-date'])
})

test('a feed of 2,000 entries goes in whole and is found again whole', async () => {
  const many = Array.from({ length: 2_000 }, (_, number) => ({
    guid: `many-${number}`,
    link: `https://pine.example/many/${number}`,
    title: `Story number ${number}`,
    body: sentences(`otter${number}`, 3),
  }))
  expect(await read(many)).toMatchObject({ added: 2_000 })
  expect(await read([...many, story])).toMatchObject({ added: 1, changed: 0 })
  const [first] = await stored()
  expect(first?.headline).toBe('Story number 1999')
})

test('a text that ends the cleaner’s thread is left out, the others are stored', async () => {
  const poison = { ...story, guid: 'bad', link: 'https://pine.example/bad', title: 'Poison', body: sentences('poison') }
  const sick: Parser = {
    ...parser,
    async clean(raws) {
      const ends = raws.some(({ headline }) => headline === 'Poison')
      return ends ? { ok: false, reason: 'parser-memory' } : parser.clean(raws)
    },
  }
  const bytes = rssBytes([story, poison])
  const about = { url: 'https://pine.example/feed', contentType: null }
  const feed = await parser.feed(bytes, about, start)
  if (!feed.ok) throw new Error(feed.reason)
  const ingested = await ingestFeed({ db, parser: sick, now: start }, await source(), feed.value, NO_STAMP)
  expect(ingested).toMatchObject({ problem: null, added: 1 })
  expect(await stored()).toMatchObject([{ headline: 'An otter in the canal' }])
})
