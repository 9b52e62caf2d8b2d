import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { mutePerson } from './actions.ts'
import { listMutes } from './list.ts'
import { mutedOf } from './queries.ts'

describe('a person who is muted', () => {
  let db: Db
  let ines: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines', name: 'Ines W.' })
    tarek = await givenReader(db, { handle: 'tarek' })
  })
  const set = (wish: 'yes' | 'no', person: number, back = '/article/x-1#comments') =>
    perform(mutePerson, acting(db, { reader: ines, back }), { person: String(person), mute: wish }, {})

  it('stands in a list of their own, until they are heard again', async () => {
    await set('yes', tarek.id)
    await set('yes', tarek.id)
    const held = async (reader: Reader) => [...((await mutedOf(db, reader.id, TEST_NOW))?.people ?? [])]
    expect(await held(ines)).toEqual([tarek.id])
    expect(await listMutes(db, ines.id, TEST_NOW)).toMatchObject([{ kind: 'person', slug: 'tarek', name: 'tarek' }])
    expect(await listMutes(db, tarek.id, TEST_NOW)).toEqual([])
    await set('no', tarek.id)
    expect(await held(ines)).toEqual([])
  })

  it('leaves the reader where they were', async () => {
    expect(await set('yes', tarek.id)).toMatchObject({ is: 'done', go: '/article/x-1#comments' })
    expect(await set('no', tarek.id, '/account')).toMatchObject({ is: 'done', go: '/account' })
  })

  it('is never oneself, nor nobody', async () => {
    expect(await set('yes', ines.id)).toMatchObject({ is: 'refused', status: 404 })
    expect(await set('yes', 2 ** 30)).toMatchObject({ is: 'refused', status: 404 })
  })
})
