import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { bulkChanges, listItems, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { setState } from './actions.ts'
import { readBulk } from './bulk.ts'
import { bulk, undo } from './bulk-actions.ts'
import { tidySaves } from './commands.ts'
import { put } from './list-actions.ts'
import { listTakenOff } from './list-queries.ts'

const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)

describe('several at once', () => {
  let db: Db
  let mira: Reader
  let tarek: Reader
  let ids: string[]

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    tarek = await givenReader(db)
    ids = []
    for (let index = 0; index < 3; index += 1) {
      const link = `https://elsewhere.example/${index}`
      ids.push(String((await givenSave(db, { personId: mira.id, headline: `${index}`, link })).id))
    }
  })

  const ask = <In>(action: Action<In>, fields: Record<string, unknown>, reader = mira, now = TEST_NOW) =>
    perform(action, acting(db, { reader, now, back: '/saved?order=oldest&just=7' }), fields, {})
  const states = async () => {
    const found = await db.select().from(saves).where(eq(saves.personId, mira.id)).orderBy(saves.id)
    return found.map(({ state, removedAt }) => (removedAt ? 'removed' : state))
  }
  const last = async () => (await db.select().from(bulkChanges)).at(-1)?.id ?? 0

  it('those that are ticked, one or more, go to another shelf, and come back at once', async () => {
    const outcome = await ask(bulk, { pick: [ids[0], ids[2]], from: 'unread', act: 'done' })
    expect(outcome).toMatchObject({ is: 'done', go: `/saved?order=oldest&bulk=${await last()}#saved-bulk` })
    expect(await states()).toEqual(['done', 'unread', 'done'])
    expect(await readBulk(db, mira.id, await last(), TEST_NOW)).toMatchObject({
      act: 'state',
      toState: 'done',
      count: 2,
    })
    expect(await ask(undo, { bulk: `${await last()}` })).toMatchObject({ is: 'done' })
    expect(await states()).toEqual(['unread', 'unread', 'unread'])
    await ask(bulk, { pick: ids[1], from: 'unread', act: 'archived' })
    expect(await states()).toEqual(['unread', 'archived', 'unread'])
  })

  it('found together on several shelves, each goes back to its own', async () => {
    await ask(setState, { done: ids[0] ?? '' })
    await ask(setState, { archived: ids[1] ?? '' })
    const all = { page: ids.join(','), all: 'yes', from: 'any' }
    await ask(bulk, { ...all, act: 'archived' })
    expect(await states()).toEqual(['archived', 'archived', 'archived'])
    expect(await readBulk(db, mira.id, await last(), TEST_NOW)).toMatchObject({ toState: 'archived', count: 2 })
    await ask(undo, { bulk: `${await last()}` })
    expect(await states()).toEqual(['done', 'archived', 'unread'])
    await ask(bulk, { ...all, act: 'removed' })
    await ask(undo, { bulk: `${await last()}` })
    expect(await states()).toEqual(['done', 'archived', 'unread'])
    expect(await ask(bulk, { ...all, from: 'nowhere', act: 'done' })).toMatchObject({ is: 'mend' })
  })

  it('with the box for the whole page all that stood on it are meant, whatever is ticked', async () => {
    await ask(bulk, { pick: ids[0], all: 'yes', page: ids.join(','), from: 'unread', act: 'removed' })
    expect(await states()).toEqual(['removed', 'removed', 'removed'])
    await ask(undo, { bulk: `${await last()}` })
    expect(await states()).toEqual(['unread', 'unread', 'unread'])
  })

  it('what has left the shelf since stays as it is, at the change and at its undoing', async () => {
    await ask(setState, { archived: ids[0] })
    await ask(bulk, { pick: ids, from: 'unread', act: 'done' })
    expect(await states()).toEqual(['archived', 'done', 'done'])
    await ask(setState, { archived: ids[1] })
    await ask(undo, { bulk: `${await last()}` })
    expect(await states()).toEqual(['archived', 'archived', 'unread'])
  })

  it('nothing ticked, and nothing left to change, are said; nothing is done', async () => {
    expect(await ask(bulk, { from: 'unread', act: 'done' })).toMatchObject({ is: 'refused', status: 400 })
    expect(await ask(bulk, { pick: ids, from: 'done', act: 'archived' })).toMatchObject({ is: 'refused', status: 409 })
    expect(await db.$count(bulkChanges)).toBe(0)
  })

  it('can be undone for an hour, once, by nobody else', async () => {
    await ask(bulk, { pick: ids, from: 'unread', act: 'done' })
    const number = { bulk: `${await last()}` }
    expect(await ask(undo, number, tarek)).toMatchObject({ is: 'refused', status: 409 })
    expect(await readBulk(db, tarek.id, await last(), TEST_NOW)).toBeNull()
    expect(await ask(undo, number, mira, minutes(61))).toMatchObject({ is: 'refused', status: 409 })
    await tidySaves(db, minutes(59))
    expect(await ask(undo, number, mira, minutes(59))).toMatchObject({ is: 'done' })
    expect(await ask(undo, number, mira, minutes(59))).toMatchObject({ is: 'refused', status: 409 })
    await ask(bulk, { pick: ids, from: 'unread', act: 'done' })
    await tidySaves(db, minutes(61))
    expect(await db.$count(bulkChanges)).toBe(0)
  })

  it('of another are not there', async () => {
    const theirs = await givenSave(db, { personId: tarek.id })
    const list = await givenList(db, { personId: mira.id })
    expect(await ask(bulk, { pick: `${theirs.id}`, from: 'unread', act: 'removed' })).toMatchObject({ status: 409 })
    expect(await ask(put, { save: `${theirs.id}`, list: list.id })).toMatchObject({ status: 409 })
    expect(await db.select().from(saves).where(eq(saves.id, theirs.id))).toMatchObject([{ removedAt: null }])
    expect(await db.$count(listItems)).toBe(0)
  })

  it('put on a list stand at its end in the order of the page, each once, and come off again at once', async () => {
    const list = await givenList(db, { personId: mira.id }, [
      { headline: 'there', sourceTitle: 'x', minutes: 1, link: 'https://elsewhere.example/1' },
    ])
    const order = async () =>
      (await db.select().from(listItems).orderBy(listItems.position))
        .filter(({ removedAt }) => !removedAt)
        .map(({ headline }) => headline)
    await ask(put, { all: 'yes', page: [ids[2], ids[0], ids[1]].join(','), list: list.id, from: 'unread', name: '' })
    expect(await order()).toEqual(['there', '2', '0'])
    expect(await readBulk(db, mira.id, await last(), TEST_NOW)).toMatchObject({
      act: 'list',
      count: 2,
      list: list.name,
    })
    await ask(undo, { bulk: `${await last()}` })
    expect(await order()).toEqual(['there'])
    expect(await listTakenOff(db, list.id, TEST_NOW)).toHaveLength(2)
    await ask(put, { pick: ids[0], list: list.id })
    expect(await order()).toEqual(['there', '0'])
    expect(await listTakenOff(db, list.id, TEST_NOW)).toMatchObject([{ headline: '2' }])
    expect(await ask(put, { pick: ids[0], list: list.id })).toMatchObject({ is: 'refused', status: 409 })
  })

  it('can be put on a new list, which needs a name', async () => {
    expect(await ask(put, { pick: ids, list: 'new', name: ' ' })).toMatchObject({
      is: 'mend',
      errors: { name: expect.any(String) },
    })
    expect(await ask(put, { pick: ids, list: 'new', name: 'For Sunday' })).toMatchObject({ is: 'done' })
    expect(await db.$count(listItems)).toBe(3)
  })
})
