import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { people } from '#drizzle/schema/index.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { browserOf } from './browser.ts'
import { comeIn } from './enter.ts'
import { onward, toField, tokenField } from './fields.ts'
import { linkIdentity, personOfIdentity, unlinkIdentity } from './identities.ts'
import { arrive, sendAway, takeUp } from './provider-journeys.ts'
import { PROVIDER_IDS, type ProviderId, type ProviderProblem, providersOf } from './providers.ts'
import { registrationOf } from './registration.ts'
import { byAddress } from './sign-in-limits.ts'
import { hasOtherWay } from './ways-in.ts'

const providerField = z.enum(PROVIDER_IDS)
const nameOf = ({ config }: Acting, id: ProviderId) => providersOf(config).find((one) => one.id === id)?.name ?? null

type Wish = { provider: ProviderId; to?: string; invitation?: string; linkTo?: number }

/** Sends a browser to a provider, by a page of ours: a form may not lead elsewhere by itself (its policy). */
async function begin(acting: Acting, wish: Wish): Promise<Outcome> {
  const { db, now, works, words } = acting
  const name = nameOf(acting, wish.provider)
  if (name === null) return { is: 'refused', status: 404, sentence: words.forms.notYours }
  const asked = await works.providers.begin(wish.provider)
  if (!asked.ok) return { is: 'refused', status: 503, sentence: sentenceFor(acting, asked.reason, name) }
  const { url, state, checks } = asked.value
  const { browser, cookies } = browserOf(acting)
  await sendAway(db, { ...wish, url, checks }, state, browser, now)
  const go = `/sign-in/away?${new URLSearchParams({ state })}`
  return { is: 'done', go, value: { url }, cookies, midway: true }
}

function sentenceFor({ words }: Acting, problem: ProviderProblem, name: string): string {
  return words.accounts.providers[problem](name)
}

const beginFields = () =>
  z.strictObject({ provider: providerField, to: toField(), invitation: tokenField().optional() })
type Begin = z.infer<ReturnType<typeof beginFields>>

/** Fields: `provider`; optional `to` (where to go on), `invitation`. Value: `url`, where to sign in. */
export const signInByProvider: Action<Begin> = {
  name: 'provider.begin',
  fields: beginFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['invitation'],
  limits: byAddress(60),
  run(acting) {
    const { provider, to, invitation } = acting.input
    return begin(acting, { provider, to: onward(acting, to), ...(invitation ? { invitation } : {}) })
  },
}

/** Fields: `provider`. Links an account there to the one that is signed in. Value: `url`. */
export const linkByProvider: Action<{ provider: ProviderId }> = {
  name: 'provider.link',
  fields: () => z.strictObject({ provider: providerField }),
  who: 'reader',
  barredMay: true,
  limits: byAddress(60),
  async run(acting) {
    const { reader, input } = acting
    if (!reader) throw new Error('performed for nobody')
    return begin(acting, { provider: input.provider, linkTo: reader.id })
  },
}

const returnFields = () => {
  const text = z.string().max(6_000).optional()
  return z.strictObject({ provider: providerField, state: text, code: text, iss: text, error: text })
}

/**
 * Fields: what a provider sends somebody back with, and `provider`, whose way back it is. Signs in whom we know, leads
 * somebody new to a handle, or links the account there to the one here that asked for it.
 */
export const returnFromProvider: Action<z.infer<ReturnType<typeof returnFields>>> = {
  name: 'provider.return',
  fields: returnFields,
  who: 'anyone',
  barredMay: true,
  onTheWay: true,
  secret: ['state', 'code', 'iss', 'error'],
  limits: byAddress(120),
  async run(acting) {
    const { db, now, browser, input, works } = acting
    const { provider, state = '', ...answer } = input
    const away = await takeUp(db, state, browser, now)
    // Said by the page that they left from: nothing that waits here is touched by a link from who knows where.
    if (!away || away.provider !== provider || nameOf(acting, provider) === null) {
      return { is: 'done', go: '/sign-in/away', midway: true }
    }
    const go = away.linkTo === undefined ? withTo('/sign-in', away.to) : '/account#providers'
    const name = nameOf(acting, provider) ?? provider
    const arrived = await works.providers.finish(provider, away.checks, { state, ...answer })
    if (!arrived.ok) {
      const status = arrived.reason === 'unreachable' ? 503 : 403
      return { is: 'refused', status, sentence: sentenceFor(acting, arrived.reason, name), go }
    }
    const person = arrived.value
    if (away.linkTo !== undefined) return link(acting, person, away.linkTo, name)
    const personId = await personOfIdentity(db, person)
    if (personId !== null) {
      return { is: 'done', go: onward(acting, away.to), cookies: await comeIn(acting, personId, 'provider') }
    }
    const registration = await registrationOf(acting, away.invitation)
    if (registration.is === 'closed') return { is: 'refused', status: 403, sentence: registration.sentence, go }
    const { to, invitation } = away
    const token = await arrive(db, { provider, person, to, invitation }, browser ?? '', now)
    return { is: 'done', go: `/sign-up/provider?${new URLSearchParams({ token })}`, midway: true }
  },
}

const withTo = (path: string, to: string | undefined) =>
  to === undefined || to === '/' ? path : `${path}?${new URLSearchParams({ back: to })}`

/** Only for whoever asked for it and is still signed in: else an account there would be linked to a stranger's here. */
async function link(
  acting: Acting,
  person: { issuer: string; subject: string },
  personId: number,
  name: string,
): Promise<Outcome> {
  const { db, now, reader, words } = acting
  const say = words.accounts.providers
  const go = '/account#providers'
  if (reader?.id !== personId) return { is: 'refused', status: 403, sentence: say.notAsked, go }
  const owner = await linkIdentity(db, person, personId, name, now)
  if (owner !== personId) return { is: 'refused', status: 409, sentence: say.linkedElsewhere(name), go }
  return { is: 'done', go, sentence: say.linked(name) }
}

const unlinkFields = () => z.strictObject({ issuer: z.string().max(2_000), subject: z.string().max(300) })

/** Fields: `issuer`, `subject`, as `listIdentities` gives them. The last way into an account stays. */
export const unlinkProvider: Action<z.infer<ReturnType<typeof unlinkFields>>> = {
  name: 'provider.unlink',
  fields: unlinkFields,
  who: 'reader',
  barredMay: true,
  async run({ db, reader, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    const say = words.accounts.providers
    const outcome = await db.transaction(async (tx) => {
      // Two at once would each count on the other.
      await tx.select({ id: people.id }).from(people).where(eq(people.id, reader.id)).for('update')
      if (!(await hasOtherWay(tx, reader.id, { identity: input }))) return 'last'
      return (await unlinkIdentity(tx, reader.id, input)) ? 'gone' : 'unknown'
    })
    if (outcome === 'last') return { is: 'refused', status: 409, sentence: say.lastWay }
    if (outcome === 'unknown') return { is: 'refused', status: 404, sentence: words.forms.notYours }
    return { is: 'done', go: '/account#providers', sentence: say.unlinked }
  },
}
