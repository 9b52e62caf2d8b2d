import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting, Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { NOTHING_CHOSEN } from '#lib/reading/choices.ts'
import { keepLook } from '#lib/reading/keep-look.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenReader, readerAgain } from '#lib/testing/given-people.ts'
import { chooseLook } from './look.ts'
import { hashPassword } from './passwords.ts'
import { signIn } from './sign-in-actions.ts'

const PASSWORD = 'gravelpath umbrella'

let db: Db
beforeEach(async () => {
  db = await testDb()
})
const ask = <In>(action: Action<In>, fields: Record<string, unknown>, who: Partial<Acting> = {}) =>
  perform(action, acting(db, who), fields, {})
const kept = async (id: number) => (await readerAgain(db, id)).preferences

describe('how pages look to somebody', () => {
  it('is one of a list, or its field says so', async () => {
    const reader = await givenReader(db)
    const told = await ask(chooseLook, { theme: 'pink', pages: 'none', read: '' }, { reader })
    expect(told.is === 'mend' && Object.keys(told.errors)).toEqual(['theme', 'pages', 'read'])
    expect(await kept(reader.id)).toEqual({})
  })

  it('follows them with the text of stories and the keys, as their other browser left them', async () => {
    const person = await givenPerson(db, { handle: 'nora', passwordHash: await hashPassword(PASSWORD) })
    await keepLook(db, person.id, { ...NOTHING_CHOSEN, size: '130', face: 'sans', keys: false })
    const told = await ask(signIn, { handle: 'nora', password: PASSWORD })
    expect(JSON.stringify(told)).toContain('broadsheet-reading=keys=off&size=130&face=sans;')
    const there = { ...NOTHING_CHOSEN, theme: 'dark' as const, measure: 'wide' as const }
    const again = await ask(signIn, { handle: 'nora', password: PASSWORD }, { choices: there })
    expect(JSON.stringify(again)).toContain('broadsheet-reading=keys=off&size=130&face=sans;')
  })

  it('holds in this browser at once, and in another from its next sign-in on', async () => {
    const person = await givenPerson(db, { handle: 'nora', passwordHash: await hashPassword(PASSWORD) })
    const arrives = async () => {
      const told = await ask(signIn, { handle: 'nora', password: PASSWORD })
      return told.is === 'done' ? (told.cookies ?? []).filter((line) => line.startsWith('broadsheet-reading')) : null
    }
    // Whoever never said anything keeps what the browser was told.
    expect(await arrives()).toEqual([])
    const reader = await readerAgain(db, person.id)
    const line = 'broadsheet-reading=theme=sepia&light=on&read=off; Path=/; Max-Age=31536000; SameSite=Lax'
    expect(await ask(chooseLook, { theme: 'sepia', pages: 'light', read: 'off' }, { reader })).toMatchObject({
      cookies: [line],
    })
    expect(await arrives()).toEqual([line])
    // Place, unit and language of the browser are not touched.
    const there = { ...NOTHING_CHOSEN, place: 7, unit: 'fahrenheit' as const }
    const told = await ask(signIn, { handle: 'nora', password: PASSWORD }, { choices: there })
    expect(JSON.stringify(told)).toContain('theme=sepia&light=on&read=off&place=7&unit=fahrenheit')
    const [row] = await db.select().from(people).where(eq(people.id, person.id))
    expect(row?.preferences).toEqual({ theme: 'sepia', light: true, readLines: false })
  })
})
