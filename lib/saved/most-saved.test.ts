import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource, givenStory } from '#lib/testing/given.ts'
import { givenPerson } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { mostSaved } from './most-saved.ts'

let db: Db
let people: number[] = []
const at = new Date('2025-08-10T12:00:00Z')
const scope = { sample: false, at, without: null }

beforeEach(async () => {
  db = await testDb()
  people = []
  for (let index = 0; index < 5; index += 1) people.push((await givenPerson(db)).id)
})

async function saved(articleId: number, by: number[], fields: { savedAt?: Date; removedAt?: Date } = {}) {
  for (const personId of by) await givenSave(db, { personId, articleId, ...fields })
}
const listed = async () => (await mostSaved(db, scope, 9)).map(({ trail, people: number }) => [trail.id, number])

test('what most people have saved stands first', async () => {
  const { id: sourceId } = await givenSource(db)
  const [some, most] = [await givenArticle(db, { sourceId }), await givenArticle(db, { sourceId })]
  await saved(some.id, people.slice(0, 3))
  await saved(most.id, people)
  expect(await listed()).toEqual([
    [most.id, 5],
    [some.id, 3],
  ])
})

test('what fewer than three people keep is nobody’s business', async () => {
  const { id: sourceId } = await givenSource(db)
  const article = await givenArticle(db, { sourceId })
  await saved(article.id, people.slice(0, 2))
  expect(await listed()).toEqual([])
  const third = people.slice(2, 3)
  await saved(article.id, third, { removedAt: at })
  expect(await listed()).toEqual([])
})

test('saves of more than fourteen days ago do not count', async () => {
  const { id: sourceId } = await givenSource(db)
  const article = await givenArticle(db, { sourceId })
  await saved(article.id, people, { savedAt: new Date('2025-07-27T12:00:00Z') })
  expect(await listed()).toEqual([])
})

test('a story that several sources tell stands once, as the article that most keep, each person counted once', async () => {
  const story = await givenStory(db)
  const one = await givenArticle(db, { sourceId: (await givenSource(db)).id, storyId: story.id })
  const two = await givenArticle(db, { sourceId: (await givenSource(db)).id, storyId: story.id })
  await saved(one.id, people.slice(0, 1))
  await saved(two.id, people.slice(0, 3))
  expect(await listed()).toEqual([[two.id, 3]])
})

test('what no list may show is in none', async () => {
  const { id: sourceId } = await givenSource(db)
  const gone = await givenArticle(db, { sourceId, removedAt: at })
  const sample = await givenArticle(db, { sourceId, sample: true })
  const unread = await givenArticle(db, { sourceId: (await givenSource(db, { state: 'removed' })).id })
  for (const { id } of [gone, sample, unread]) await saved(id, people)
  expect(await listed()).toEqual([])
})
