import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { passkeys, people, sessions } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { softAuthenticator } from '#lib/testing/soft-authenticator.ts'
import { cookieName, readCookie } from './cookies.ts'
import type { Reader } from './model.ts'
import { addPasskey, beginPasskey, offerNewPasskey, removePasskey, signInByPasskey } from './passkey-actions.ts'
import { listPasskeys } from './passkeys.ts'
import { readerOf } from './sessions.ts'
import { newToken } from './tokens.ts'

const ORIGIN = 'https://paper.example'
const config = readConfig({ PUBLIC_URL: ORIGIN })
const Options = z.looseObject({ challenge: z.string() })

describe('a passkey', () => {
  let db: Db
  let reader: Reader
  let here: Acting
  const device = () => softAuthenticator(ORIGIN)

  beforeEach(async () => {
    db = await testDb()
    reader = await givenReader(db, { passwordHash: 'x' })
    here = acting(db, { reader, config, browser: newToken() })
  })

  const challengeOf = async (who: Acting, action = beginPasskey) => {
    const begun = await perform(action, who, {}, {})
    if (begun.is !== 'done') throw new Error(`refused: ${JSON.stringify(begun)}`)
    return Options.parse(begun.value).challenge
  }
  const added = async (key: ReturnType<typeof device>, name = 'phone') => {
    const challenge = await challengeOf(here, offerNewPasskey)
    return perform(addPasskey, here, { credential: key.register(challenge), name }, {})
  }
  const signIn = (who: Acting, credential: unknown, more = {}) =>
    perform(signInByPasskey, who, { credential, ...more }, {})
  const nobody = () => acting(db, { config, browser: newToken() })

  it('is kept under its name and signs its owner in, elsewhere than before', async () => {
    const key = device()
    expect((await added(key)).is).toBe('done')
    expect((await listPasskeys(db, reader.id)).map(({ name }) => name)).toEqual(['phone'])

    const who = nobody()
    const done = await signIn(who, key.signIn(await challengeOf(who)), { to: 'https://elsewhere.example/x' })
    if (done.is !== 'done') throw new Error(JSON.stringify(done))
    expect(done.go).toBe('/')
    expect(done.cookies?.[0]).toContain('__Host-broadsheet-session=')
    const token = readCookie(done.cookies?.[0]?.split(';')[0], 'session', true)
    expect((await readerOf(db, token, who.now))?.id).toBe(reader.id)
    const [row] = await db.select().from(sessions).where(eq(sessions.way, 'passkey'))
    expect(row?.personId).toBe(reader.id)
    expect(cookieName('session', true)).toBe('__Host-broadsheet-session')
  })

  it('names no keys before somebody has signed in', async () => {
    await added(device())
    const begun = await perform(beginPasskey, nobody(), {}, {})
    expect(begun.is === 'done' && Options.parse(begun.value).allowCredentials).toBeFalsy()
    const offered = await perform(offerNewPasskey, here, {}, {})
    // What this very person already has is named to them.
    const options = offered.is === 'done' ? (offered.value as PublicKeyCredentialCreationOptionsJSON) : null
    expect(options?.excludeCredentials).toHaveLength(1)
  })

  it('answers a challenge once, in the browser that asked, within five minutes', async () => {
    const key = device()
    await added(key)
    const who = nobody()
    const challenge = await challengeOf(who)
    expect(await signIn(nobody(), key.signIn(challenge))).toMatchObject({ status: 403 })
    expect((await signIn(who, key.signIn(challenge))).is).toBe('done')
    expect(await signIn(who, key.signIn(challenge))).toMatchObject({ status: 403 })
    const late = await challengeOf(who)
    const later = { ...who, now: new Date(who.now.getTime() + 301_000) }
    expect(await signIn(later, key.signIn(late))).toMatchObject({ status: 403 })
  })

  it.each([
    [
      'another site asked',
      (key: ReturnType<typeof device>, challenge: string) => key.signIn(challenge, 'https://evil.example'),
    ],
    ['the challenge is invented', (key: ReturnType<typeof device>) => key.signIn(newToken())],
    ['the key is not known here', (_: unknown, challenge: string) => softAuthenticator(ORIGIN).signIn(challenge)],
    [
      'the signature is of another key',
      (key: ReturnType<typeof device>, challenge: string) => ({
        ...softAuthenticator(ORIGIN).signIn(challenge),
        id: key.id,
        rawId: key.id,
      }),
    ],
    [
      'it is rubbish',
      (key: ReturnType<typeof device>) => ({ id: key.id, rawId: key.id, type: 'public-key', response: {} }),
    ],
  ])('is refused where %s', async (_what, answer) => {
    const key = device()
    await added(key)
    const who = nobody()
    expect(await signIn(who, answer(key, await challengeOf(who)))).toMatchObject({ is: 'refused', status: 403 })
    expect(await db.$count(sessions, eq(sessions.way, 'passkey'))).toBe(0)
  })

  it('that was copied is found out by its counter', async () => {
    const key = device()
    await added(key)
    const who = nobody()
    expect((await signIn(who, key.signIn(await challengeOf(who)))).is).toBe('done')
    key.rewind(0)
    expect(await signIn(who, key.signIn(await challengeOf(who)))).toMatchObject({ status: 403 })
  })

  it('made for one account is not kept for another', async () => {
    const other = await givenReader(db, { passwordHash: 'x' })
    const challenge = await challengeOf(here, offerNewPasskey)
    const there = { ...here, reader: other }
    expect(await perform(addPasskey, there, { credential: device().register(challenge), name: 'x' }, {})).toMatchObject(
      {
        status: 403,
      },
    )
    expect(await db.$count(passkeys)).toBe(0)
  })

  it('of somebody else cannot be removed, nor the last way into one’s own account', async () => {
    const key = device()
    await added(key)
    const other = await givenReader(db, { passwordHash: 'x' })
    const remove = (who: Reader) => perform(removePasskey, { ...here, reader: who }, { passkey: key.id }, {})
    expect(await remove(other)).toMatchObject({ status: 404 })
    await db.update(people).set({ passwordHash: null }).where(eq(people.id, reader.id))
    expect(await remove(reader)).toMatchObject({ status: 409 })
    await db.update(people).set({ email: 'mine@example.org' }).where(eq(people.id, reader.id))
    expect((await remove(reader)).is).toBe('done')
    expect(await db.$count(passkeys)).toBe(0)
  })
})
