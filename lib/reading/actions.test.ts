import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, readerAgain } from '#lib/testing/given-people.ts'
import { chooseReading } from './actions.ts'
import { NOTHING_CHOSEN, readChoices } from './choices.ts'

describe('choosing language, place and unit', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  async function choose(fields: Record<string, string>, given: Partial<Acting> = {}) {
    const done = await perform(chooseReading, acting(db, given), fields, {})
    const cookie = done.is === 'done' ? done.cookies?.[0] : undefined
    return { done, kept: readChoices(cookie?.split(';')[0]) }
  }

  it('a place is kept in the browser by its id, and leaves what was chosen before', async () => {
    const dark = { ...NOTHING_CHOSEN, theme: 'dark' as const }
    const { done, kept } = await choose({ place: '2761369' }, { choices: dark })
    expect(kept).toEqual({ ...dark, place: 2761369 })
    expect(done).toMatchObject({ is: 'done', sentence: messagesFor('en').places.now('Vienna') })
  })

  it('where somebody is becomes the nearest place, and nothing of it is kept but that', async () => {
    const { done, kept } = await choose({ latitude: '47.49', longitude: '11.10' })
    expect(kept.place).toBe(2922530)
    expect(JSON.stringify(done)).not.toMatch(/47\.49|11\.10?/)
    expect(chooseReading.secret).toEqual(['latitude', 'longitude'])
  })

  it.each([
    { latitude: '47.4912', longitude: '11.10' },
    { latitude: '91', longitude: '0' },
    { latitude: 'NaN', longitude: '0' },
  ])('$latitude, $longitude is more, or less, than a browser of ours sends', async (fields) => {
    expect((await choose(fields)).done.is).toBe('mend')
  })

  it('a place that is not on the list is not there', async () => {
    expect((await choose({ place: '999999999' })).done).toMatchObject({ is: 'refused', status: 404 })
  })

  it('the paper’s own language is no choice: its shared pages are the reader’s', async () => {
    expect((await choose({ language: 'de' })).kept.language).toBe('de')
    const german = { ...NOTHING_CHOSEN, language: 'de' as const }
    expect((await choose({ language: 'en' }, { choices: german })).kept).toEqual(NOTHING_CHOSEN)
  })

  it('goes with the account of whoever has one, and is taken back there too', async () => {
    const { id } = await givenReader(db)
    const choices = { ...NOTHING_CHOSEN, unit: 'fahrenheit' as const }
    await choose({ place: '2761369', language: 'de' }, { reader: await readerAgain(db, id), choices })
    const preferences = async () => (await readerAgain(db, id))?.preferences
    expect(await preferences()).toEqual({ place: 2761369, language: 'de', unit: 'fahrenheit' })
    await choose({ place: '', unit: '', language: '' }, { reader: await readerAgain(db, id), choices })
    expect(await preferences()).toEqual({})
  })
})
