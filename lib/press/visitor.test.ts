import { beforeEach, describe, expect, it } from 'vitest'
import { endSessionsOf } from '#lib/accounts/sessions.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'
import { keepForm } from '#lib/forms/kept-forms.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenSession, TEST_NOW } from '#lib/testing/given-people.ts'
import { visitorsOf } from './visitor.ts'

describe('whose page a request asks for', () => {
  let db: Db
  const at = (days: number) => new Date(TEST_NOW.getTime() + days * 86_400_000)
  const ask = (header: string | undefined, now = TEST_NOW, secure = false) => visitorsOf(db, () => now, secure)(header)
  beforeEach(async () => {
    db = await testDb()
  })

  it('is a person’s as long as the row of the session is there', async () => {
    const { id } = await givenPerson(db)
    const token = await givenSession(db, id)
    const header = `other=1; broadsheet-session=${token}; next-auth.session-token=x`
    expect(await ask(header)).toEqual({ cookie: `broadsheet-session=${token}`, signedIn: true, bare: '', dead: [] })
    // Two weeks without a visit end it as well.
    for (const later of [at(31), at(15)]) expect((await ask(header, later)).cookie).toBe('')
    await endSessionsOf(db, id)
    const after = await ask(header)
    expect(after).toMatchObject({ cookie: '', signedIn: false })
    expect(after.dead).toEqual(['broadsheet-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax'])
  })

  it('is this browser’s as long as a form of it is kept', async () => {
    const kept = { form: 'x', values: {}, errors: {}, sentence: null, good: false }
    const token = await keepForm(db, kept, null, TEST_NOW)
    expect(await ask(`broadsheet-form=${token}`)).toMatchObject({ cookie: `broadsheet-form=${token}`, signedIn: false })
    expect(await ask(`broadsheet-form=${token}`, at(1))).toMatchObject({
      cookie: '',
      dead: [expect.stringMatching(/^broadsheet-form=;/)],
    })
  })

  it('is nobody’s for a cookie that we did not make', async () => {
    const { id } = await givenPerson(db)
    const token = await givenSession(db, id)
    for (const header of [
      undefined,
      '',
      `broadsheet-session=${token}x`,
      'broadsheet-session="a b"',
      `x-broadsheet-session=${token}`,
    ]) {
      expect((await ask(header)).cookie).toBe('')
    }
    // On https only the name that no other host can set counts.
    expect((await ask(`broadsheet-session=${token}`, TEST_NOW, true)).cookie).toBe('')
    expect((await ask(`__Host-broadsheet-session=${token}`, TEST_NOW, true)).cookie).not.toBe('')
  })

  it('is everybody’s while the store does not answer, and no cookie is taken away for that', async () => {
    const broken = {
      select: () => {
        throw new Error('connection refused')
      },
    }
    // Only what is asked of it: a store that is away.
    const away = visitorsOf(broken as unknown as Db, () => TEST_NOW, false)
    expect(await away(`broadsheet-session=${newToken()}`)).toEqual({ cookie: '', signedIn: false, bare: '', dead: [] })
  })
})
