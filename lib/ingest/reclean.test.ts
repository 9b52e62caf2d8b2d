import { afterAll, beforeEach, expect, test } from 'vitest'
import { articles, pictures } from '#drizzle/schema/index.ts'
import { CLEANER_VERSION } from '#lib/articles/clean-article.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { openParser } from './parser.ts'
import { recleanOutdated } from './reclean.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const parser = openParser()
let db: Db
let sourceId: number

beforeEach(async () => {
  db = await testDb()
  sourceId = (await givenSource(db)).id
})
afterAll(() => parser.close())

const raw = {
  html: '<p onclick="x()">Clean me.</p>',
  base: null,
  headline: 'Old',
  link: null,
  language: null,
  summaryHtml: null,
  licence: null,
}

test('what an older cleaner stored is cleaned again from what the feed gave, silently and once', async () => {
  for (let number = 0; number < 23; number += 1) {
    await givenArticle(db, { sourceId, cleaner: 0, rawBody: JSON.stringify(raw) })
  }
  expect(await recleanOutdated(db, parser, NOW)).toBe(23)
  const rows = await db.select().from(articles)
  expect(new Set(rows.map(({ cleaner }) => cleaner))).toEqual(new Set([CLEANER_VERSION]))
  expect(rows[0]).toMatchObject({ body: [{ kind: 'html', html: '<p>Clean me.</p>' }], changedAt: null })
  expect(await recleanOutdated(db, parser, NOW)).toBe(0)
})

test('a text that cannot be cleaned again keeps what it has', async () => {
  const before = await givenArticle(db, { sourceId, cleaner: 0, rawBody: 'not what we write' })
  expect(await recleanOutdated(db, parser, NOW)).toBe(0)
  expect(await db.select().from(articles)).toEqual([{ ...before, cleaner: CLEANER_VERSION }])
})

test('threads that are closed leave the texts for the next start', async () => {
  const closed = openParser()
  await closed.close()
  const before = await givenArticle(db, { sourceId, cleaner: 0, rawBody: JSON.stringify(raw) })
  expect(await recleanOutdated(db, closed, NOW)).toBe(0)
  expect(await db.select().from(articles)).toEqual([before])
})

test('an article from before pictures were shown gains those of its text, and they may be fetched', async () => {
  const html =
    '<figure><img src="https://news.example/quay-at-night.jpg" width="900" height="600"></figure><p>Clean me.</p>'
  await givenArticle(db, { sourceId, cleaner: 2, rawBody: JSON.stringify({ ...raw, html }) })
  expect(await recleanOutdated(db, parser, NOW)).toBe(1)
  const [article] = await db.select().from(articles)
  expect(article?.picture).toMatchObject({ src: 'https://news.example/quay-at-night.jpg', width: 900, from: 'text' })
  expect(await db.select().from(pictures)).toMatchObject([
    { address: 'https://news.example/quay-at-night.jpg', dueAt: null },
  ])
})

test('a picture that the feed once gave stays where the text has none', async () => {
  const picture = {
    src: 'https://news.example/lamp.jpg',
    width: 900,
    height: 600,
    alt: '',
    caption: null,
    credit: null,
  }
  await givenArticle(db, { sourceId, cleaner: 0, rawBody: JSON.stringify(raw), picture })
  await recleanOutdated(db, parser, NOW)
  expect((await db.select().from(articles))[0]?.picture).toMatchObject({ src: picture.src })
})
