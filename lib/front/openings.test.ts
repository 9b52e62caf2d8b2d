import { expect, test } from 'vitest'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { frontAt } from './front-at.ts'

const scope = { sample: false, at: new Date('2025-08-10T08:42:00Z'), without: null }

test('a story on top that has no standfirst opens with its first words, never more of them than an excerpt has', async () => {
  const db = await testDb()
  const { id: sourceId } = await givenSource(db, { reuse: 'excerpt' })
  const body = [{ kind: 'html' as const, html: '<p>The rest is for its own readers.</p>' }]
  await givenArticle(db, { sourceId, standfirst: null, excerpt: 'The first words of it.', body })
  const front = await frontAt(db, scope)
  expect(front.lead?.standfirst).toBe('The first words of it.')
  expect(JSON.stringify(front)).not.toContain('its own readers')
})

test('a standfirst of its own stays', async () => {
  const db = await testDb()
  const { id: sourceId } = await givenSource(db)
  await givenArticle(db, { sourceId, standfirst: 'As its editor wrote it.', excerpt: 'The first words.' })
  expect((await frontAt(db, scope)).lead?.standfirst).toBe('As its editor wrote it.')
})
