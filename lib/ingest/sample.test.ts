import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import {
  articles,
  articleVersions,
  comments,
  editions,
  people,
  picks,
  sections,
  settings,
  slots,
  sources,
} from '#drizzle/schema/index.ts'
import { mostDiscussed } from '#lib/comments/counts.ts'
import { readThread } from '#lib/comments/read-thread.ts'
import type { Db } from '#lib/db/model.ts'
import { currentEdition } from '#lib/editions/queries.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { listPublicSampleLists, readList } from '#lib/saved/lists.ts'
import { listSections } from '#lib/sections/queries.ts'
import { testDb } from '#lib/testing/db.ts'
import { openParser } from './parser.ts'
import { putUpSample, sampleState, takeDownSample } from './sample.ts'

const parser = openParser()
const now = new Date('2026-01-02T03:04:05Z')
let db: Db

beforeEach(async () => {
  db = await testDb()
})
afterAll(() => parser.close())

test('the sample goes up through the pipeline, once however often it is asked for', async () => {
  const count = await putUpSample(db, parser, now)
  expect(count).toBeGreaterThan(10)
  expect(await putUpSample(db, parser, now)).toBe(count)
  expect(await db.$count(editions)).toBe(1)
  expect(await db.$count(slots)).toBe(2)
  expect(await db.$count(picks)).toBeGreaterThan(0)
  expect(await db.$count(articles, eq(articles.sample, false))).toBe(0)
  expect(await sampleState(db)).toBe('up')
  expect(await currentEdition(db, now)).toMatchObject({ sample: true, day: '2025-08-10' })
})

test('its sections stand in the order of the design, none of them empty', async () => {
  await putUpSample(db, parser, now)
  const names = (await listSections(db)).map(({ name }) => name)
  expect(names).toEqual(['City', 'World', 'Science', 'Culture', 'Sport', 'Opinion'])
  const filled = new Set((await db.select({ id: articles.sectionId }).from(articles)).map(({ id }) => id))
  expect(filled.size).toBe(names.length)
})

test('a run that was broken off is taken up again', async () => {
  const count = await putUpSample(db, parser, now)
  await db.delete(editions)
  await db.delete(slots)
  await db.delete(picks)
  expect(await putUpSample(db, parser, now)).toBe(count)
  expect(await db.$count(editions)).toBe(1)
})

test('no story of the sample is later than its edition, and each lies in a section', async () => {
  await putUpSample(db, parser, now)
  const rows = await db.select().from(articles)
  for (const { publishedAt, sectionId } of rows) {
    expect(publishedAt.getTime()).toBeLessThanOrEqual(Date.parse('2025-08-10T08:42:00Z'))
    expect(sectionId).not.toBeNull()
  }
})

test('taken down, nothing of it is left but the memory that it was', async () => {
  await putUpSample(db, parser, now)
  await takeDownSample(db)
  for (const table of [articles, articleVersions, sources, sections, slots, picks, editions]) {
    expect(await db.$count(table)).toBe(0)
  }
  expect(await db.$count(settings)).toBe(1)
  expect(await sampleState(db)).toBe('removed')
})

test('its stories are talked about by invented people: 24 comments, a stub and one that waits under the lead', async () => {
  await putUpSample(db, parser, now)
  await putUpSample(db, parser, now)
  const [lead] = await db.select().from(articles).where(eq(articles.slug, 'the-river-surfers-get-their-wave-back'))
  const page = await readThread(db, { articleId: lead?.id ?? 0, reader: null, sort: 'oldest', now })
  expect(page?.total).toBe(24)
  const all = page?.branches.flatMap(({ root, replies }) => [root, ...replies]) ?? []
  expect(all.filter(({ state }) => state === 'removed')).toHaveLength(1)
  expect(all.some(({ editedAt }) => editedAt !== null)).toBe(true)
  expect(await db.$count(comments, eq(comments.state, 'held'))).toBe(1)
  const talked = await mostDiscussed(db, { sample: true, at: SAMPLE_AT, without: null }, 9)
  expect(talked.map(({ comments: said }) => said)).toEqual([24, 4, 3, 3, 3, 2])
  expect(await db.$count(people, eq(people.sample, false))).toBe(0)
  await takeDownSample(db)
  expect([await db.$count(people), await db.$count(comments)]).toEqual([0, 0])
})

test('one of them keeps a list that everybody can read, and it goes with the edition', async () => {
  await putUpSample(db, parser, now)
  await putUpSample(db, parser, now)
  const [title, ...more] = await listPublicSampleLists(db)
  expect([title?.name, title?.owner, more]).toEqual(['Water, for slow mornings', 'Mira K.', []])
  const list = await readList(db, title?.id ?? '', { readerId: null, now: new Date() })
  expect(list?.items.map(({ headline }) => headline)).toEqual([
    'The river surfers get their wave back',
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.any(String),
  ])
  expect(list?.items.every(({ href }) => href !== null)).toBe(true)
  await takeDownSample(db)
  expect(await listPublicSampleLists(db)).toEqual([])
})
