import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import type { Acting, Action } from '#lib/forms/model.ts'
import { pathBack } from '#lib/reading/back.ts'
import { browserOf } from './browser.ts'
import { comeIn } from './enter.ts'
import { dropPasskey, keepPasskey, offerPasskey, offerSignIn, type Site, signedInBy } from './passkeys.ts'
import { hasOtherWay } from './ways-in.ts'

const ID = z.string().max(1_500)
/** What every answer of an authenticator has; SimpleWebAuthn looks at the rest and refuses what does not fit. */
const credential = z.looseObject({ id: ID, rawId: ID, type: z.literal('public-key'), response: z.looseObject({}) })

const siteOf = ({ config, paper }: Acting): Site => ({ publicUrl: config.publicUrl, name: paper.name })
const byAddress = (times: number) => (acting: Acting) => [
  { key: `address:${acting.addressKey}`, times, seconds: 3_600 },
]

/** Fields: none. Value: the options for `startAuthentication`. */
export const beginPasskey: Action<Record<string, never>> = {
  name: 'passkey.begin',
  fields: () => z.strictObject({}),
  who: 'anyone',
  limits: byAddress(100),
  async run(acting) {
    const { browser, cookies } = browserOf(acting)
    return {
      is: 'done',
      go: '/sign-in',
      value: await offerSignIn(acting.db, siteOf(acting), browser, acting.now),
      cookies,
    }
  },
}

type SignIn = { credential: z.infer<typeof credential>; to?: string | undefined }

/** Fields: `credential`, what `startAuthentication` gave; `to`, where to go on. */
export const signInByPasskey: Action<SignIn> = {
  name: 'passkey.sign-in',
  fields: () => z.strictObject({ credential, to: z.string().max(2_000).optional() }),
  who: 'anyone',
  barredMay: true,
  limits: byAddress(100),
  async run(acting) {
    const { db, now, browser, input, words, config } = acting
    // Its shape is checked by the library, which takes it apart.
    const response = input.credential as unknown as AuthenticationResponseJSON
    const personId = browser && (await signedInBy(db, siteOf(acting), response, browser, now))
    if (!personId) return { is: 'refused', status: 403, sentence: words.passkeys.refused }
    const go = pathBack(input.to, new URL(config.publicUrl).host)
    return { is: 'done', go, cookies: await comeIn(acting, personId, 'passkey') }
  },
}

/** Fields: none. Value: the options for `startRegistration`. */
export const offerNewPasskey: Action<Record<string, never>> = {
  name: 'passkey.offer',
  fields: () => z.strictObject({}),
  who: 'reader',
  barredMay: true,
  async run(acting) {
    const { db, now, reader } = acting
    if (!reader) throw new Error('performed for nobody')
    const { browser, cookies } = browserOf(acting)
    const value = await offerPasskey(db, siteOf(acting), reader, browser, now)
    return { is: 'done', go: '/account#passkeys', value, cookies }
  },
}

type NewPasskey = { credential: z.infer<typeof credential>; name: string }

/** Fields: `credential`, what `startRegistration` gave; `name`, what its owner calls it. */
export const addPasskey: Action<NewPasskey> = {
  name: 'passkey.add',
  fields: (words) => z.strictObject({ credential, name: z.string().trim().min(1, words.passkeys.nameIt).max(60) }),
  who: 'reader',
  barredMay: true,
  limits: (acting) => [{ key: `person:${acting.reader?.id}`, times: 20, seconds: 86_400 }],
  async run(acting) {
    const { db, now, reader, browser, input, words } = acting
    if (!reader) throw new Error('performed for nobody')
    // Its shape is checked by the library, which takes it apart.
    const response = input.credential as unknown as RegistrationResponseJSON
    const kept =
      browser && (await keepPasskey(db, siteOf(acting), { reader, response, name: input.name, browser }, now))
    if (!kept) return { is: 'refused', status: 403, sentence: words.passkeys.notKept }
    return { is: 'done', go: '/account#passkeys', sentence: words.passkeys.kept }
  },
}

/** Fields: `passkey`, its id. The last way into an account stays. */
export const removePasskey: Action<{ passkey: string }> = {
  name: 'passkey.remove',
  fields: () => z.strictObject({ passkey: ID }),
  who: 'reader',
  barredMay: true,
  async run({ db, reader, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    if (!(await hasOtherWay(db, reader.id, { passkey: input.passkey }))) {
      return { is: 'refused', status: 409, sentence: words.passkeys.lastWay }
    }
    const dropped = await dropPasskey(db, reader.id, input.passkey)
    if (!dropped) return { is: 'refused', status: 404, sentence: words.forms.notYours }
    return { is: 'done', go: '/account#passkeys', sentence: words.passkeys.removed }
  },
}
