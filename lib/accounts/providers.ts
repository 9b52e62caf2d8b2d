import { isIP } from 'node:net'
import type { Allowance, Config } from '#lib/config.ts'
import type { Result } from '#lib/result.ts'

/** Where people may have accounts that let them in here, in the order in which they are offered. */
export const PROVIDER_IDS = ['oidc', 'google', 'github'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]

/** A provider as pages offer it. */
export type ProviderView = { id: ProviderId; name: string }

/** Those that the operator has set up. */
export function providersOf({ providers }: Pick<Config, 'providers'>): ProviderView[] {
  const names = { oidc: providers.oidc?.name ?? '', google: 'Google', github: 'GitHub' }
  return PROVIDER_IDS.filter((id) => providers[id] !== null).map((id) => ({ id, name: names[id] }))
}

/** Somebody as a provider knows them. Nothing but issuer and subject says who they are (rules §9). */
export type ProviderPerson = {
  issuer: string
  /** 1 to 255 characters, and nothing that a person could read. */
  subject: string
  /** What they are called there, as they would like to be called here; foreign text. */
  handle: string | null
  name: string | null
  /** Small letters; only where the provider says that it is verified. */
  email: string | null
}

/** Why nobody came of it. `cancelled`: the person said no there. `untrusted`: what was said does not hold. */
export type ProviderProblem = 'unreachable' | 'cancelled' | 'untrusted'

/** What has to be known again when somebody comes back: good for nothing but that. */
export type ProviderChecks = Record<string, string>

/** What a provider sends back by way of the browser. */
export type ProviderAnswer = {
  state: string
  code?: string | undefined
  iss?: string | undefined
  error?: string | undefined
}

export type SignInProviders = {
  /** @returns where to send the browser, and the `state` that it comes back with: 43 random characters */
  begin(id: ProviderId): Promise<Result<{ url: string; state: string; checks: ProviderChecks }, ProviderProblem>>
  /** @returns who they are, once all that the protocol asks has been checked. Never throws for what a provider does */
  finish(
    id: ProviderId,
    checks: ProviderChecks,
    answer: ProviderAnswer,
  ): Promise<Result<ProviderPerson, ProviderProblem>>
}

const SUBJECT = /^[^\p{Cc}]{1,255}$/u

/** OpenID Connect Core §2: at most 255 characters, and something. */
export const isSubject = (subject: unknown): subject is string => typeof subject === 'string' && SUBJECT.test(subject)

/** What the operator's own word opens besides `FETCH_ALLOW`: an issuer on this very machine, at its port. */
export function issuerAllowance(issuer: string | null): Allowance[] {
  if (issuer === null) return []
  const { hostname, port, protocol } = new URL(issuer)
  const host = hostname.replace(/^\[|\]$/g, '')
  const loopback = host === 'localhost' ? ['127.0.0.1', '::1'] : /^127\.|^::1$/.test(host) && isIP(host) ? [host] : []
  const number = Number(port || (protocol === 'https:' ? 443 : 80))
  return loopback.map((address) => ({ address, bits: isIP(address) === 6 ? 128 : 32, port: number }))
}
