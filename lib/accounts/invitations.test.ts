import { beforeEach, describe, expect, it } from 'vitest'
import { mails, oneTimeTokens } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting, Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { invite, withdraw } from './invitation-actions.ts'
import { listInvitations, ownInvitation } from './invitations.ts'
import type { Reader } from './model.ts'
import { signUp } from './sign-up-actions.ts'

const config = readConfig({ REGISTRATION: 'invite' })
const DAY_MS = 86_400_000

let db: Db
let owner: Reader
let editor: Reader
beforeEach(async () => {
  db = await testDb()
  owner = await givenReader(db, { handle: 'olaf', role: 'owner' })
  editor = await givenReader(db, { handle: 'edda', name: 'Edda', role: 'editor' })
})
const ask = <In>(action: Action<In>, fields: Record<string, unknown>, who: Partial<Acting> = {}) =>
  perform(action, acting(db, { config, ...who }), fields, {})
const join = (invitation: string, handle: string) =>
  ask(signUp, { handle, password: 'gravelpath umbrella', invitation })
async function invited(fields: Record<string, string>, reader: Reader) {
  const told = await ask(invite, fields, { reader })
  if (told.is !== 'done') throw new Error(JSON.stringify(told))
  return (told.value as { link: string }).link
}

describe('an invitation of the desk', () => {
  it('makes one account of its role, and is then gone from the list', async () => {
    const link = await invited({ role: 'moderator' }, owner)
    expect(await listInvitations(db, TEST_NOW)).toMatchObject([{ role: 'moderator', email: null, madeBy: 'olaf' }])
    expect((await join(link, 'mona')).is).toBe('done')
    expect(await listInvitations(db, TEST_NOW)).toEqual([])
    expect(await join(link, 'second')).toMatchObject({ is: 'mend', errors: { invitation: expect.any(String) } })
  })

  it('to a role at the desk is the owner’s to make; editors invite readers, nobody else anybody', async () => {
    expect(await ask(invite, { role: 'editor' }, { reader: editor })).toMatchObject({
      is: 'mend',
      errors: { role: 'Only an owner gives a role at the desk. You can invite readers.' },
    })
    expect(await invited({ role: 'reader' }, editor)).toContain('/sign-up?invitation=')
    for (const role of ['moderator', 'reader'] as const) {
      const told = await ask(invite, { role: 'reader' }, { reader: await givenReader(db, { role }) })
      expect(told).toMatchObject({ is: 'refused', status: 404 })
    }
    expect(await db.$count(oneTimeTokens)).toBe(1)
  })

  it('goes by mail where an address is given, from PUBLIC_URL, to no other and in no flood', async () => {
    const at = readConfig({ REGISTRATION: 'invite', PUBLIC_URL: 'https://paper.example' })
    for (let time = 0; time < 6; time += 1) {
      await ask(invite, { role: 'reader', email: ' Lena@Harbour.Example ' }, { reader: owner, config: at })
    }
    const sent = await db.select().from(mails)
    expect(sent).toHaveLength(5)
    expect(new Set(sent.map(({ mail }) => mail.to))).toEqual(new Set(['lena@harbour.example']))
    expect(sent[0]?.mail.text).toContain('https://paper.example/sign-up?invitation=')
    expect(await ask(invite, { role: 'reader', email: 'lena@' }, { reader: owner })).toMatchObject({ is: 'mend' })
  })

  it('is shown to whoever made it, in their browser, as long as nobody has used it', async () => {
    const token = /invitation=(.+)$/.exec(await invited({ role: 'reader' }, editor))?.[1] ?? ''
    expect(JSON.stringify(await db.select().from(oneTimeTokens))).not.toContain(token)
    expect(await ownInvitation(db, editor.id, token, TEST_NOW)).toBe(true)
    expect(await ownInvitation(db, owner.id, token, TEST_NOW)).toBe(false)
    expect(await ownInvitation(db, editor.id, 'x'.repeat(43), TEST_NOW)).toBe(false)
    expect((await join(token, 'mona')).is).toBe('done')
    expect(await ownInvitation(db, editor.id, token, TEST_NOW)).toBe(false)
  })

  it('can be withdrawn, and ends by itself after 14 days', async () => {
    const link = await invited({ role: 'reader' }, editor)
    const [first] = await listInvitations(db, TEST_NOW)
    expect((await ask(withdraw, { invitation: first?.id ?? '' }, { reader: owner })).is).toBe('done')
    expect(await ask(withdraw, { invitation: first?.id ?? '' }, { reader: owner })).toMatchObject({ status: 404 })
    expect((await join(link, 'mona')).is).toBe('mend')
    await invited({ role: 'reader' }, editor)
    expect(await listInvitations(db, new Date(TEST_NOW.getTime() + 14 * DAY_MS))).toEqual([])
  })
})
