import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it, test } from 'vitest'
import { saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { noteOwn } from './actions.ts'
import { LONGEST_TAG, MOST_TAGS, readTags } from './tags.ts'

test.each([
  ['Travel, long  reads ,', ['Travel', 'long reads']],
  ['travel; #Travel, TRAVEL', ['travel']],
  ['読書、旅行，東京', ['読書', '旅行', '東京']],
  ['#one\ntwo', ['one', 'two']],
  ['C#, C++', ['C#', 'C++']],
  [' , ;', []],
])('%j is read as %j', (typed, tags) => expect(readTags(typed)).toEqual(tags))

describe('tags of what somebody saved', () => {
  let db: Db
  let mira: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    tarek = await givenReader(db)
  })

  const file = (save: number, fields: Record<string, string>, reader = mira) =>
    perform(noteOwn, acting(db, { reader, back: '/saved' }), { save: String(save), ...fields }, {})
  const of = async (id: number) => (await db.select().from(saves).where(eq(saves.id, id)))[0]

  it('come with the note, are spelt as before, and stay where a form knows nothing of them', async () => {
    const before = await givenSave(db, { personId: mira.id, tags: ['Long reads'], link: 'https://x.example/1' })
    await givenSave(db, { personId: tarek.id, tags: ['HERONS'], link: 'https://x.example/1' })
    const { id } = await givenSave(db, { personId: mira.id, link: 'https://x.example/2' })
    const outcome = await file(id, { note: 'For Sunday', tags: 'long reads, herons' })
    expect(outcome).toMatchObject({ is: 'done', go: `/saved#save-${id}` })
    expect(await of(id)).toMatchObject({ note: 'For Sunday', tags: ['Long reads', 'herons'] })
    await file(id, { note: 'For Monday' })
    expect(await of(id)).toMatchObject({ note: 'For Monday', tags: ['Long reads', 'herons'] })
    await file(id, { note: '', tags: '' })
    expect(await of(id)).toMatchObject({ note: null, tags: [] })
    expect(await file(before.id, { note: '', tags: 'mine now' }, tarek)).toMatchObject({ is: 'refused', status: 404 })
  })

  it('are neither too long nor too many, and then nothing is changed', async () => {
    const { id } = await givenSave(db, { personId: mira.id, tags: ['kept'], link: 'https://x.example/' })
    const many = Array.from({ length: MOST_TAGS + 1 }, (_, index) => `tag ${index}`).join(',')
    for (const tags of ['x'.repeat(LONGEST_TAG + 1), many, 'y'.repeat(200_000)])
      expect(await file(id, { note: 'new', tags })).toMatchObject({ is: 'mend', errors: { tags: expect.any(String) } })
    expect(await of(id)).toMatchObject({ note: null, tags: ['kept'] })
  })
})
