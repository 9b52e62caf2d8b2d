import { beforeEach, describe, expect, it } from 'vitest'
import { people, sessions } from '#drizzle/schema/index.ts'
import { resetPassword } from '#lib/accounts/mail-link-actions.ts'
import { signUp } from '#lib/accounts/sign-up-actions.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenPerson, givenSession, TEST_NOW } from '#lib/testing/given-people.ts'
import { runCommand } from './commands.ts'
import { readRequest } from './request.ts'

const config = readConfig({ PUBLIC_URL: 'https://paper.example' })
const words = messagesFor('en').cli
const PASSWORD = 'seven slow herons'

describe('the operator', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })
  const run = (...argv: string[]) => {
    const request = readRequest(argv, '/')
    if (request === 'help') throw new Error('help')
    // What commands about people need of it, and no more: no web, no parser.
    const engine = { config, db, now: () => TEST_NOW, recall: async () => undefined } as unknown as Engine
    return runCommand(engine, request, () => undefined)
  }
  const linkOf = async (...argv: string[]) => new URL((await run(...argv)).lines.at(-1) ?? '')

  it('adds somebody by a link that makes one account with its role, also at a closed paper', async () => {
    const link = await linkOf('user', 'add', 'Nora@Harbour.example', '--role', 'editor')
    expect(link.origin + link.pathname).toBe('https://paper.example/sign-up')
    const invitation = link.searchParams.get('invitation') ?? ''
    const closed = acting(db, { config: { ...config, registration: 'closed' } })
    const use = (handle: string) => perform(signUp, closed, { handle, password: PASSWORD, invitation }, {})
    expect((await use('nora')).is).toBe('done')
    expect(await use('lena')).toMatchObject({ is: 'refused', status: 403 })
    expect(await db.select({ handle: people.handle, role: people.role }).from(people)).toEqual([
      { handle: 'nora', role: 'editor' },
    ])
  })

  it('adds nobody by what is no address, or whose address is known', async () => {
    await givenPerson(db, { handle: 'nora', email: 'nora@harbour.example' })
    await expect(run('user', 'add', 'nora')).rejects.toThrow(words.mailUnusable('nora'))
    await expect(run('user', 'add', 'NORA@harbour.example')).rejects.toThrow(
      words.userKnown('nora@harbour.example', 'nora'),
    )
    expect(() => readRequest(['user', 'add', 'x@y.example', '--role', 'king'], '/')).toThrow(words.roleUnknown('king'))
  })

  it('gives a link for a new password, which works once and for a day; the one before is over', async () => {
    await givenPerson(db, { handle: 'nora' })
    const [first, second] = [await linkOf('user', 'reset-link', 'nora'), await linkOf('user', 'reset-link', 'NORA')]
    const use = (link: URL, now = TEST_NOW) =>
      perform(
        resetPassword,
        acting(db, { now, addressKey: now.toISOString() }),
        { token: link.searchParams.get('token'), password: PASSWORD },
        {},
      )
    expect(await use(first)).toMatchObject({ is: 'refused' })
    expect(await use(second, new Date(TEST_NOW.getTime() + 86_400_000))).toMatchObject({ is: 'refused' })
    expect((await use(second)).is).toBe('done')
    expect(await use(second)).toMatchObject({ is: 'refused' })
    await expect(run('user', 'reset-link', 'nobody')).rejects.toThrow(words.userUnknown('nobody'))
  })

  it('gives a role, which ends that person’s sessions; the last owner stays one', async () => {
    const owner = await givenPerson(db, { handle: 'marlow', role: 'owner' })
    const nora = await givenPerson(db, { handle: 'nora' })
    await givenSession(db, nora.id)
    await givenSession(db, owner.id)
    await run('user', 'role', 'nora', 'moderator')
    expect(await db.select({ personId: sessions.personId }).from(sessions)).toEqual([{ personId: owner.id }])
    await expect(run('user', 'role', 'marlow', 'reader')).rejects.toThrow(words.lastOwner)
    await run('user', 'role', 'nora', 'owner')
    await run('user', 'role', 'marlow', 'reader')
    await expect(run('user', 'role', 'nora', 'king')).rejects.toThrow(words.roleUnknown('king'))
    expect((await run('user', 'list')).lines).toEqual([
      words.userLine('marlow', 'reader', null),
      words.userLine('nora', 'owner', null),
    ])
  })
})
