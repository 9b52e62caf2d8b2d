import { beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { indexArticles } from './commands.ts'
import { insteadOf } from './instead.ts'
import { editsBetween, suggest } from './suggest.ts'

const SCOPE = { sample: false, at: new Date('2025-08-10T08:42:00Z'), without: null }
let db: Db

beforeEach(async () => {
  db = await testDb()
  const { id: sourceId } = await givenSource(db, { slug: 'morning-herald', title: 'The Morning Herald' })
  const { id: sectionId } = await givenSection(db, { slug: 'cities', name: 'Cities & Region' })
  const { id } = await givenArticle(db, {
    sourceId,
    sectionId,
    headline: 'Two cities by the Müritz',
    byline: 'Ada Winterfeld',
  })
  await indexArticles(db, [id])
})

const offered = async (typed: string) => (await suggest(db, typed, SCOPE)).map(({ entered }) => entered)

describe('what somebody types is completed', () => {
  test.each([
    ['citi', ['Two cities by the Müritz', 'section:cities']],
    ['citie', ['Two cities by the Müritz', 'section:cities']],
    ['cities mur', ['Two cities by the Müritz']],
    ['hera', ['source:morning-herald']],
    ['winter', ['author:"Ada Winterfeld"']],
    ['ci', []],
    ['', []],
    ['source:', []],
    ["'\\ :* & (", []],
  ])('%s by %j', async (typed, expected) => {
    expect(await offered(typed)).toEqual(expected)
  })
})

describe('where nothing is found', () => {
  test.each([
    ['citeis', [{ why: 'spelling', entered: 'cities' }]],
    ['wintrefeld', [{ why: 'spelling', entered: 'winterfeld' }]],
    ['"müritz cities"', [{ why: 'anywhere', entered: 'müritz cities' }]],
    ['cities before:2020', [{ why: 'unlimited', entered: 'cities' }]],
    ['xylophone', []],
  ])('%s leads to %j', async (entered, expected) => {
    expect(await insteadOf(db, entered, SCOPE)).toEqual(expected)
  })
})

test('a swapped, missing, added or other letter is one edit', () => {
  expect(['acb', 'ab', 'abcd', 'abx', 'abc'].map((other) => editsBetween('abc', other))).toEqual([1, 1, 1, 1, 0])
})
