import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { titleTerms } from '#lib/stories/title-terms.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { openRelater } from './relater.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
let db: Db
let recalled: number[]

beforeEach(async () => {
  db = await testDb()
  recalled = []
})

const relater = () =>
  openRelater({
    db,
    now: () => NOW,
    async changed(ids) {
      recalled.push(...ids)
    },
  })

async function ferry(more: string, days: number): Promise<number> {
  const headline = `Ferry Anneliese off Norderhall: ${more}`
  const { id } = await givenArticle(db, {
    sourceId: (await givenSource(db)).id,
    headline,
    titleTerms: titleTerms(headline, null),
    body: [
      { kind: 'html', html: `<p>The ferry Anneliese lay on the sandbank of Norderhall. Lifeboats came. ${more}</p>` },
    ],
    publishedAt: new Date(NOW.getTime() + days * 24 * 3_600_000),
  })
  return id
}

test('the page of an older article is printed anew when something comes in that tells what came since', async () => {
  const old = await ferry('Inspectors count rivets.', -30)
  const other = (await givenArticle(db, { sourceId: (await givenSource(db)).id, headline: 'Chess club wins' })).id
  const first = relater()
  await first.add([old, other])
  await first.flush()
  expect(recalled).toEqual([])
  const second = relater()
  await second.add([await ferry('Shipyard delivers propellers.', -1)])
  await second.flush()
  expect(recalled).toEqual([old])
})

test('the pages of all tellings of a story are printed anew when one joins it', async () => {
  const ids = [await ferry('Captain Holm was questioned.', -1), await ferry('Captain Holm was questioned.', -0.9)]
  const gathering = relater()
  await gathering.add(ids)
  await gathering.flush()
  expect(recalled.toSorted()).toEqual(ids)
})

test('what was stored an hour ago and not related is caught up with', async () => {
  const id = await ferry('Captain Holm was questioned.', -0.01)
  const { id: twin } = await givenArticle(db, {
    sourceId: (await givenSource(db)).id,
    headline: 'Ferry Anneliese off Norderhall: Captain Holm was questioned.',
    titleTerms: titleTerms('Ferry Anneliese off Norderhall: Captain Holm was questioned.', null),
    publishedAt: NOW,
  })
  await relater().catchUp()
  expect(recalled.toSorted()).toEqual([id, twin])
})
