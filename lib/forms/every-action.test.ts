import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sanctions } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import type { Action } from './model.ts'
import { perform } from './perform.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What somebody who is banned may still do: their own affairs, and what needs no account anyway. */
const OWN_AFFAIRS = new Set([
  ...['accounts.sign-up', 'accounts.sign-in', 'accounts.recovery', 'accounts.sign-out', 'accounts.setup'],
  ...['accounts.mail-link', 'accounts.mail-link-use', 'accounts.forgot', 'accounts.reset'],
  ...['account.mail', 'account.mail-confirm', 'account.password', 'account.session-end', 'account.sessions-end-others'],
  ...['account.recovery-codes', 'account.leave', 'account.stay', 'account.look'],
  ...['provider.begin', 'provider.link', 'provider.unlink', 'provider.sign-up'],
  ...['passkey.sign-in', 'passkey.offer', 'passkey.add', 'passkey.remove'],
  ...[
    'comments.remove',
    'mutes.person',
    'mutes.subject',
    'mutes.word',
    'mutes.end',
    'mutes.remove',
    'mutes.restore',
    'moderation.report',
    'moderation.appeal',
    'notices.read',
    'notices.letters',
  ],
  ...['saved.week-letter'],
  ...['reading.choose'],
])

type Route = { path: string; action: Action<unknown> }

/** The action of every writing route, read off the routes themselves, so that none can be forgotten. */
async function everyRoute(): Promise<Route[]> {
  const files = globSync('app/send/**/route.ts', { cwd: root }).sort()
  const found = await Promise.all(
    files.map(async (file): Promise<Route[]> => {
      const text = readFileSync(`${root}/${file}`, 'utf8')
      const name = /writes\((\w+)\)/.exec(text)?.[1]
      const from = /import \{[^}]*\} from '#lib\/([^']+)'/.exec(text)?.[1]
      if (!name) return []
      const module: Record<string, unknown> = await import(`${root}/lib/${from}`)
      // The border: what a route hands to `writes` is an action, or its types would not pass.
      return [{ path: file.replace(/^app|\/route\.ts$/g, ''), action: module[name] as Action<unknown> }]
    }),
  )
  return found.flat()
}
const routes = await everyRoute()

describe('every writing route', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  it('has an action of its own name', () => {
    expect(routes.length).toBeGreaterThan(40)
    const names = routes.map(({ action }) => action.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(routes)('$path is closed to the banned, or is their own affair', async ({ action }) => {
    const { id } = await givenReader(db, { role: action.who === 'anyone' ? 'reader' : action.who })
    await db.insert(sanctions).values({ personId: id, kind: 'ban', reason: 'Insults.', from: TEST_NOW })
    const reader = await readerAgain(db, id)
    // Whatever is typed, and whatever would be done: only who may is asked after.
    const stub: Action<unknown> = {
      ...action,
      fields: () => z.unknown(),
      limits: () => [],
      run: async () => ({ is: 'done', go: '/' }),
    }
    const outcome = await perform(stub, acting(db, { reader }), {}, {})
    expect(outcome).toMatchObject(OWN_AFFAIRS.has(action.name) ? { is: 'done' } : { is: 'refused', status: 403 })
  })

  it.each(routes)('$path takes no field that it does not name', async ({ action }) => {
    const told = action
      .fields(acting(db).words)
      .safeParse({ role: 'owner', personId: 7, passwordHash: 'x', isAdmin: true })
    expect(told.error?.issues.some(({ code }) => code === 'unrecognized_keys')).toBe(true)
  })
})
