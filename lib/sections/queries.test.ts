import { expect, test } from 'vitest'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { listFiledSections } from './queries.ts'

test('a section is offered when something is filed under it that may be listed', async () => {
  const db = await testDb()
  const at = new Date('2025-08-10T08:42:00Z')
  const [city, world, sport, arts] = [
    await givenSection(db, { slug: 'city', name: 'City', position: 2 }),
    await givenSection(db, { slug: 'world', name: 'World', position: 1 }),
    await givenSection(db, { slug: 'sport', name: 'Sport', position: 3 }),
    await givenSection(db, { slug: 'arts', name: 'Arts', position: 4 }),
  ]
  const source = await givenSource(db)
  const removed = await givenSource(db, { state: 'removed' })
  await givenArticle(db, { sourceId: source.id, sectionId: city.id })
  await givenArticle(db, { sourceId: source.id, sectionId: world.id })
  await givenArticle(db, { sourceId: source.id, sectionId: sport.id, removedAt: at })
  await givenArticle(db, { sourceId: removed.id, sectionId: arts.id })
  expect((await listFiledSections(db, { sample: false, at, without: null })).map(({ slug }) => slug)).toEqual([
    'world',
    'city',
  ])
  expect(await listFiledSections(db, { sample: true, at, without: null })).toEqual([])
})
