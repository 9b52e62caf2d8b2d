import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#lib/accounts/model.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting, idleWorks } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { removeSample, savePaper, saveUnit, withUnit } from './actions.ts'
import { paperIdentity } from './queries.ts'

const say = messagesFor('en').setup.paper
const free = readConfig({})

describe('what the owner says of the paper', () => {
  let db: Db
  let owner: Reader
  beforeEach(async () => {
    db = await testDb()
    owner = await givenReader(db, { role: 'owner' })
  })
  const who = async (reader = owner, config = free) =>
    acting(db, { reader, config, paper: await paperIdentity(config, db) })

  it('is what every page says from then on, and the time zone is the place’s own unless chosen', async () => {
    const asking = await who()
    const fields = { name: ' The Heron ', tagline: '', place: 'Paris, US', timeZone: '', language: 'en-GB' }
    expect(await perform(savePaper, asking, fields, {})).toMatchObject({
      is: 'done',
      go: '/setup/sources',
      sentence: say.understood('Paris', 'United States', 'America/Chicago'),
    })
    expect(await paperIdentity(free, db)).toMatchObject({
      name: 'The Heron',
      tagline: '',
      place: 'Paris, US',
      timeZone: 'America/Chicago',
      language: 'en-GB',
    })
    expect(asking.recalled).toEqual(['all'])
    await perform(savePaper, await who(), { timeZone: 'Asia/Tokyo' }, {})
    expect((await paperIdentity(free, db)).timeZone).toBe('Asia/Tokyo')
  })

  it('has a sentence at each field to mend, and then nothing is stored', async () => {
    const fields = {
      name: '',
      tagline: 'x'.repeat(201),
      place: 'Nowhere at all',
      timeZone: 'Mars/North',
      language: '-',
    }
    expect(await perform(savePaper, await who(), fields, {})).toEqual({ is: 'mend', errors: say.wrong })
    await perform(savePaper, await who(), { name: 'Good', place: 'Nowhere at all' }, {})
    expect((await paperIdentity(free, db)).name).toBe('Broadsheet')
  })

  it('cannot change what the environment sets', async () => {
    const config = readConfig({ PAPER_NAME: 'Set', PAPER_LANGUAGE: 'de' })
    expect(await perform(savePaper, await who(owner, config), { name: 'Mine' }, {})).toEqual({
      is: 'mend',
      errors: { name: say.locked('name') },
    })
    expect((await perform(saveUnit, await who(owner, config), { unit: 'fahrenheit' }, {})).is).toBe('mend')
    expect(await paperIdentity(free, db)).toMatchObject({ name: 'Broadsheet', language: 'en' })
  })

  it('is nobody else’s to say', async () => {
    for (const role of ['reader', 'moderator', 'editor'] as const) {
      const reader = await givenReader(db, { role })
      const asking = await who(reader)
      expect(await perform(savePaper, asking, { name: 'x' }, {})).toMatchObject({ status: 404 })
      expect(await perform(saveUnit, asking, { unit: 'fahrenheit' }, {})).toMatchObject({ status: 404 })
      expect(await perform(removeSample, asking, {}, {})).toMatchObject({ status: 404 })
    }
    expect((await paperIdentity(free, db)).name).toBe('Broadsheet')
  })

  it('puts the unit into the language only where the language has another', async () => {
    expect(withUnit('en', 'celsius')).toBe('en')
    expect(withUnit('en', 'fahrenheit')).toBe('en-u-mu-fahrenhe')
    expect(withUnit('en-US-u-mu-celsius', 'fahrenheit')).toBe('en-US')
    expect(withUnit('de-DE', 'fahrenheit')).toBe('de-DE-u-mu-fahrenhe')
    await perform(saveUnit, await who(), { unit: 'fahrenheit' }, {})
    expect((await paperIdentity(free, db)).language).toBe('en-u-mu-fahrenhe')
    await perform(saveUnit, await who(), { unit: 'celsius' }, {})
    expect((await paperIdentity(free, db)).language).toBe('en')
  })

  it('asks for the weather of a new place, and takes the sample away', async () => {
    const done: string[] = []
    const works = {
      ...idleWorks,
      askWeather: async () => void done.push('weather'),
      removeSample: async () => void done.push('sample'),
    }
    const asking = { ...(await who()), works }
    await perform(savePaper, asking, { place: 'Munich' }, {})
    expect(done).toEqual([])
    await perform(savePaper, asking, { place: 'Oslo' }, {})
    await perform(removeSample, asking, {}, {})
    expect(done).toEqual(['weather', 'sample'])
  })
})
