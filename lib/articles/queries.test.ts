import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource, givenStory } from '#lib/testing/given.ts'
import { readCursor } from './cursor.ts'
import { countBySection, listTellings, listTrails } from './queries.ts'

const at = new Date('2025-08-10T08:42:00Z')
const scope = { sample: false, at, without: null }
let db: Db

beforeEach(async () => {
  db = await testDb()
})

test('paging by cursor shows every article once, newest first, also among equal instants and while new ones come in', async () => {
  const { id: sourceId } = await givenSource(db)
  for (let index = 0; index < 25; index += 1) {
    await givenArticle(db, { sourceId, publishedAt: new Date(at.getTime() - Math.floor(index / 10) * 60_000) })
  }
  const seen: number[] = []
  let before: string | null = null
  do {
    const page = await listTrails(db, scope, { before: before === null ? null : readCursor(before), limit: 7 })
    seen.push(...page.trails.map(({ id }) => id))
    before = page.next
    await givenArticle(db, { sourceId, publishedAt: at })
  } while (before !== null)
  expect(seen).toHaveLength(25)
  expect(new Set(seen).size).toBe(25)
})

test('a list shows nothing deleted, nothing of a removed source, nothing from its future, nothing of the other paper', async () => {
  const source = await givenSource(db)
  const removed = await givenSource(db, { state: 'removed' })
  const shown = await givenArticle(db, { sourceId: source.id })
  await givenArticle(db, { sourceId: source.id, removedAt: at })
  await givenArticle(db, { sourceId: removed.id })
  await givenArticle(db, { sourceId: source.id, publishedAt: new Date('2025-08-10T08:43:00Z') })
  await givenArticle(db, { sourceId: source.id, sample: true })
  expect((await listTrails(db, scope)).trails.map(({ id }) => id)).toEqual([shown.id])
})

test('a section lists its own, a source lists its own, and sections are counted', async () => {
  const city = await givenSection(db)
  const [one, two] = [await givenSource(db), await givenSource(db)]
  const inCity = await givenArticle(db, { sourceId: one.id, sectionId: city.id })
  const other = await givenArticle(db, { sourceId: two.id })
  expect((await listTrails(db, scope, { section: 'city' })).trails.map(({ id }) => id)).toEqual([inCity.id])
  expect((await listTrails(db, scope, { source: two.slug })).trails.map(({ id }) => id)).toEqual([other.id])
  expect(await countBySection(db, scope)).toEqual(new Map([['city', 1]]))
})

test('a section of more than 99 stories is not counted', async () => {
  const { id: sectionId } = await givenSection(db)
  const { id: sourceId } = await givenSource(db)
  for (let index = 0; index < 99; index += 1) await givenArticle(db, { sourceId, sectionId })
  expect((await countBySection(db, scope)).get('city')).toBe(99)
  await givenArticle(db, { sourceId, sectionId })
  expect((await countBySection(db, scope)).get('city')).toBeNull()
})

test('the other tellings of a story are one of each other source', async () => {
  const story = await givenStory(db)
  const [one, two, three] = [await givenSource(db), await givenSource(db), await givenSource(db)]
  const mine = await givenArticle(db, { sourceId: one.id, storyId: story.id })
  await givenArticle(db, { sourceId: one.id, storyId: story.id })
  await givenArticle(db, { sourceId: two.id, storyId: story.id })
  await givenArticle(db, { sourceId: two.id, storyId: story.id })
  await givenArticle(db, { sourceId: three.id, storyId: story.id, removedAt: at })
  expect(
    (await listTellings(db, story.id, { id: mine.id, sourceSlug: one.slug })).map(({ source }) => source.slug),
  ).toEqual([two.slug])
})
