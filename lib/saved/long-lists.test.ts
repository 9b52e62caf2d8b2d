import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { listItems, lists } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { put } from './list-actions.ts'
import { makeList } from './list-commands.ts'
import { move, note, off } from './list-item-actions.ts'
import { LIST_A_PAGE } from './list-model.ts'
import { listCandidates } from './list-queries.ts'
import { readList } from './lists.ts'

const COUNT = 2 * LIST_A_PAGE + 1
let db: Db
let owner: Reader
let list: string
let items: number[]

beforeEach(async () => {
  db = await testDb()
  owner = await givenReader(db)
  const stories = Array.from({ length: COUNT }, (_, index) => ({
    headline: `${index + 1}`,
    sourceTitle: 'x',
    minutes: 2,
    link: `https://x.example/${index + 1}`,
  }))
  list = (await givenList(db, { personId: owner.id }, stories)).id
  items = (await db.select().from(listItems).orderBy(asc(listItems.position))).map(({ id }) => id)
})

describe('a long list', () => {
  it('is read a hundred stories at a time, and all at once where nobody pages', async () => {
    const pageOf = (page: number | null) => readList(db, list, { readerId: owner.id, now: TEST_NOW }, page)
    const whole = { count: COUNT, minutes: 2 * COUNT, pages: 3, elsewhere: true }
    const second = await pageOf(2)
    expect(second).toMatchObject({ ...whole, page: 2, first: LIST_A_PAGE + 1, next: items[2 * LIST_A_PAGE] })
    expect([second?.items.length, second?.items[0]?.headline]).toEqual([LIST_A_PAGE, `${LIST_A_PAGE + 1}`])
    const last = await pageOf(3)
    expect(last).toMatchObject({ ...whole, first: COUNT, next: null, items: [{ headline: `${COUNT}` }] })
    expect(await pageOf(4)).toBeNull()
    expect((await pageOf(null))?.items.length).toBe(COUNT)
    const empty = await givenList(db, { personId: owner.id })
    expect(await readList(db, empty.id, { readerId: owner.id, now: TEST_NOW }, 1)).toMatchObject({
      count: 0,
      minutes: 0,
      pages: 1,
      items: [],
    })
  })

  it('comes back, after a change, on the page where the story stands now', async () => {
    const act = acting(db, { reader: owner, back: `/list/${list}?page=2` })
    const went = async <In>(action: Action<In>, fields: Record<string, unknown>) => {
      const outcome = await perform(action, act, { list, ...fields }, {})
      return 'go' in outcome ? outcome.go : outcome
    }
    const at = (place: number) => `${items[place]}`
    const [first, last] = [at(LIST_A_PAGE), at(COUNT - 1)]
    expect(await went(note, { item: first, note: 'Read this.' })).toBe(`/list/${list}?page=2#item-${first}`)
    expect(await went(move, { up: first })).toBe(`/list/${list}#item-${first}`)
    expect(await went(move, { down: first })).toBe(`/list/${list}?page=2#item-${first}`)
    expect(await went(move, { item: first, before: last })).toBe(`/list/${list}?page=2#item-${first}`)
    expect(await went(move, { top: last })).toBe(`/list/${list}#item-${last}`)
    expect(await went(off, { item: at(3) })).toBe(`/list/${list}#taken-off`)
    const { id } = await givenSave(db, { personId: owner.id, link: 'https://x.example/new' })
    expect(await went(put, { save: `${id}` })).toMatch(new RegExp(`^/list/${list}\\?page=3#item-\\d+$`))
    // The only story of its page.
    const [added] = await db.select().from(listItems).where(eq(listItems.link, 'https://x.example/new'))
    expect(await went(off, { item: `${added?.id}` })).toBe(`/list/${list}?page=2#taken-off`)
  })

  it('is added to from what is not on it yet, by its article or its address', async () => {
    for (const place of [1, 2, 3]) {
      await givenSave(db, { personId: owner.id, link: `https://x.example/${place}`, linkKey: `${place}` })
    }
    const fresh = await givenSave(db, { personId: owner.id, link: 'https://x.example/new' })
    expect((await listCandidates(db, list, owner.id)).map(({ id }) => id)).toEqual([fresh.id])
  })
})

it('a list whose button was pressed twice is made once', async () => {
  const wish = { name: 'For Sunday', note: null }
  const [one, other] = await Promise.all([1, 2].map(() => makeList(db, owner.id, wish, TEST_NOW)))
  expect(one).toMatchObject({ ok: true, value: { fresh: true } })
  expect(other).toMatchObject({ ok: true, value: { fresh: false, id: one?.ok && one.value.id } })
  const later = await makeList(db, owner.id, wish, new Date(TEST_NOW.getTime() + 11_000))
  expect(later).toMatchObject({ ok: true, value: { fresh: true } })
  expect(await makeList(db, owner.id, { ...wish, note: 'Long ones.' }, TEST_NOW)).toMatchObject({
    value: { fresh: true },
  })
  expect(await db.$count(lists)).toBe(4)
})
