import { describe, expect, it } from 'vitest'
import { settings } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { testDb } from '#lib/testing/db.ts'
import { settingName } from './model.ts'
import { paperIdentity, sampleSize } from './queries.ts'

describe('who the paper is', () => {
  it('is the default where nobody said anything', async () => {
    const paper = await paperIdentity(readConfig({}), await testDb())
    expect(paper).toMatchObject({ name: 'Broadsheet', place: 'Munich', timeZone: 'Europe/Berlin', language: 'en' })
    expect(paper.locked).toEqual([])
  })

  it('is what the desk says, unless the environment says otherwise, which locks it', async () => {
    const db = await testDb()
    await db.insert(settings).values([
      { name: settingName('name'), value: 'The Desk' },
      { name: settingName('place'), value: 'Cologne' },
      { name: settingName('tagline'), value: 'Weekly' },
    ])
    const paper = await paperIdentity(readConfig({ PAPER_NAME: 'The Operator' }), db)
    expect(paper).toMatchObject({ name: 'The Operator', place: 'Cologne', tagline: 'Weekly', locked: ['name'] })
  })

  it('a stored value that makes no sense counts as absent', async () => {
    const db = await testDb()
    await db.insert(settings).values([
      { name: settingName('name'), value: 7 },
      { name: settingName('timeZone'), value: 'Mars/Olympus' },
      { name: settingName('language'), value: 'no such language' },
    ])
    expect(await paperIdentity(readConfig({}), db)).toMatchObject({
      name: 'Broadsheet',
      timeZone: 'Europe/Berlin',
      language: 'en',
    })
  })

  it('an empty paper has an empty sample', async () => {
    expect(await sampleSize(await testDb())).toEqual({ stories: 0, sources: 0 })
  })
})
