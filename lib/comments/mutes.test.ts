import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { mute } from './actions.ts'
import { listMutes } from './mutes.ts'

describe('somebody muted', () => {
  let db: Db
  let ines: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines', name: 'Ines W.' })
    tarek = await givenReader(db, { handle: 'tarek' })
  })
  const set = (wish: 'yes' | 'no', person: number, back = '/article/x-1#comments') =>
    perform(mute, acting(db, { reader: ines, back }), { person: String(person), mute: wish }, {})

  it('stands in a list of their own, until they are heard again', async () => {
    await set('yes', tarek.id)
    await set('yes', tarek.id)
    expect(await listMutes(db, ines.id)).toEqual([{ id: tarek.id, handle: 'tarek', name: null }])
    expect(await listMutes(db, tarek.id)).toEqual([])
    await set('no', tarek.id)
    expect(await listMutes(db, ines.id)).toEqual([])
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
