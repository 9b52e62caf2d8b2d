import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { articles, articleTerms, termCounts } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { MOST_TERMS } from './article-terms.ts'
import { countAgain, fillTerms, readTermCounts, storeTerms, WEIGHT_UNIT } from './term-store.ts'

let db: Db
let sourceId: number

beforeEach(async () => {
  db = await testDb()
  sourceId = (await givenSource(db)).id
})

const html = (text: string) => [{ kind: 'html' as const, html: `<p>${text}</p>` }]
const termsOf = async (id: number) => (await db.select().from(articleTerms).where(eq(articleTerms.articleId, id)))[0]
const many = Array.from({ length: 60 }, (_, at) => `heron${String.fromCharCode(97 + (at % 26))}${at}`).join(' ')

test('an article has at most 25 terms, heaviest first, its headline before all, normalised', async () => {
  const { id } = await givenArticle(db, { sourceId, headline: 'Kingfisher', body: html(many) })
  await storeTerms(db, [id])
  const kept = await termsOf(id)
  expect(kept?.terms).toHaveLength(MOST_TERMS)
  expect(kept?.words.split(' ')[0]).toBe('Kingfisher')
  expect(kept?.weights).toEqual(kept?.weights.toSorted((a, b) => b - a))
  const length = Math.hypot(...(kept?.weights ?? [])) / WEIGHT_UNIT
  expect(length).toBeCloseTo(1, 2)
})

test('the words of markup and of "Read:" lines are no words of the article', async () => {
  const body = [
    { kind: 'html' as const, html: '<p>A <a href="https://heron.example/stork">kingfisher</a> &amp; its nest.</p>' },
    { kind: 'read' as const, title: 'Pelican', href: null },
  ]
  const { id } = await givenArticle(db, { sourceId, headline: 'Bird', body, language: 'en' })
  await storeTerms(db, [id])
  expect((await termsOf(id))?.words.split(' ').toSorted()).toEqual(['Bird', 'kingfisher', 'nest'])
})

test('a text that has changed has other terms', async () => {
  const { id } = await givenArticle(db, { sourceId, headline: 'Kingfisher', body: html('Of a heron.') })
  await storeTerms(db, [id])
  await db.update(articles).set({ headline: 'Pelican' }).where(eq(articles.id, id))
  await storeTerms(db, [id])
  expect((await termsOf(id))?.words).toContain('Pelican')
})

test('a word that many articles have weighs less, once it was counted', async () => {
  const ids: number[] = []
  for (let at = 0; at < 50; at += 1) {
    const headline = `Heron ${String.fromCharCode(97 + (at % 26))}xyz${at}`
    ids.push((await givenArticle(db, { sourceId, headline, body: html('Text.') })).id)
  }
  expect(await countAgain(db)).toBe(true)
  expect(await countAgain(db)).toBe(false)
  await storeTerms(db, ids)
  const kept = await termsOf(ids[0] ?? 0)
  const [first, , last] = kept?.words.split(' ') ?? []
  expect([first, last ?? kept?.words.split(' ')[1]]).not.toEqual(['Heron', 'Heron'])
  expect(first).not.toBe('Heron')
})

test('words are counted anew when the paper has grown by half, and one count is kept', async () => {
  for (let at = 0; at < 100; at += 1) await givenArticle(db, { sourceId })
  await countAgain(db)
  for (let at = 0; at < 30; at += 1) await givenArticle(db, { sourceId })
  expect(await countAgain(db)).toBe(false)
  for (let at = 0; at < 30; at += 1) await givenArticle(db, { sourceId })
  expect(await countAgain(db, { atMost: 100 })).toBe(false)
  expect(await countAgain(db)).toBe(true)
  expect((await readTermCounts(db)).generation).toBe(2)
  expect(await db.$count(termCounts)).toBe(1)
})

test('articles of an older program get their terms, removed ones none, and those of an older count are weighed again', async () => {
  const old = await givenArticle(db, { sourceId, headline: 'Kingfisher' })
  const removed = await givenArticle(db, { sourceId, headline: 'Heron', removedAt: new Date() })
  expect(await fillTerms(db, { deep: true })).toBe(1)
  expect(await fillTerms(db, { deep: true })).toBe(0)
  expect([await termsOf(old.id), await termsOf(removed.id)]).toMatchObject([{ generation: 0 }, undefined])
  await countAgain(db)
  expect(await fillTerms(db, { deep: false })).toBe(1)
  expect(await termsOf(old.id)).toMatchObject({ generation: 1 })
})

test('what is far back is filled only in a deep run, which can be broken off', async () => {
  const { id } = await givenArticle(db, { sourceId, headline: 'Kingfisher' })
  await db.execute(sql`select setval(pg_get_serial_sequence('articles', 'id'), 9000)`)
  await givenArticle(db, { sourceId, headline: 'Heron' })
  expect(await fillTerms(db, { deep: false })).toBe(1)
  expect(await termsOf(id)).toBeUndefined()
  expect(await fillTerms(db, { deep: true, signal: AbortSignal.abort() })).toBe(0)
  expect(await fillTerms(db, { deep: true })).toBe(1)
})
