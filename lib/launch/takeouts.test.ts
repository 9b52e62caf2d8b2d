import { beforeEach, describe, expect, it } from 'vitest'
import { cookieName } from '#lib/accounts/cookies.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenSession, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { strictUnzip } from '#lib/testing/strict-zip.ts'
import { openTakeouts } from './takeouts.ts'

describe('the desk that makes files of all that is somebody’s', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })
  const desk = () => openTakeouts({ config: readConfig({}), db, now: () => TEST_NOW }, { kept: async () => null })
  async function given(handle: string, language?: 'de') {
    const person = await givenPerson(db, { handle, preferences: language ? { language } : {} })
    await givenSave(db, { personId: person.id, headline: `Saved by ${handle}` })
    return `${cookieName('session', false)}=${await givenSession(db, person.id)}`
  }

  it('makes it for whoever the session is of, in their language, and for nobody without one', async () => {
    const { open } = desk()
    expect(await open(undefined, true)).toEqual({ is: 'nobody' })
    expect(await open(`${cookieName('session', false)}=${'x'.repeat(43)}`, true)).toEqual({ is: 'nobody' })
    const opened = await open(await given('ines', 'de'), true)
    if (opened.is !== 'file') throw new Error('no file')
    expect(opened.name).toBe('broadsheet-ines.zip')
    const parts: Uint8Array[] = []
    for await (const part of opened.parts) parts.push(part)
    const page = strictUnzip(Buffer.concat(parts)).get('saved.html')?.toString()
    expect(page).toContain('Saved by ines')
    expect(page).toContain('<html lang="de">')
  })

  it('makes one for a person and three in all at a time, and another when one has ended', async () => {
    const { open } = desk()
    const cookies = [await given('one'), await given('two'), await given('three'), await given('four')] as const
    const first = await open(cookies[0], true)
    expect(await open(cookies[0], true)).toEqual({ is: 'busy' })
    expect(await open(cookies[1], true)).toMatchObject({ is: 'file' })
    expect(await open(cookies[2], true)).toMatchObject({ is: 'file' })
    expect(await open(cookies[3], true)).toEqual({ is: 'busy' })
    if (first.is === 'file') first.ended()
    expect(await open(cookies[3], true)).toMatchObject({ is: 'file' })
    expect(await open(cookies[1], true)).toEqual({ is: 'busy' })
  })
})
