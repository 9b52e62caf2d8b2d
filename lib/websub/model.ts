import { isIP } from 'node:net'
import { getDomain } from 'tldts'
import type { Config } from '#lib/config.ts'
import { isPublicAddress, mayConnect } from '#lib/web/address.ts'
import { portOf } from '#lib/web/destination.ts'

/**
 * `wanted`: not asked yet. `asked`: the hub was asked and has not called back. `active`: it has confirmed.
 * `denied`: it does not want to. `ending`: it is told to stop.
 */
export const HUB_STATES = ['wanted', 'asked', 'active', 'denied', 'ending'] as const
export type HubState = (typeof HUB_STATES)[number]

/** A hub, and the name that it knows a feed by. */
export type HubOf = { hub: string; topic: string }

/** Asked for; hubs give what they like. In seconds. */
export const LEASE_SECONDS = 10 * 24 * 60 * 60
/** No promise is believed for longer. */
export const LONGEST_LEASE_SECONDS = 14 * 24 * 60 * 60

export const callbackOf = (publicUrl: string, id: string): string => `${publicUrl}/websub/${id}`

/**
 * Whether a hub may be asked to call the paper: only one that can reach it, and over https, since the secret goes with the
 * wish. A paper at a private address asks only the hubs that the operator opened with `FETCH_ALLOW`.
 */
export function mayAsk(config: Pick<Config, 'publicUrl' | 'publicUrlGiven' | 'fetchAllow'>, hub: string): boolean {
  const url = URL.parse(hub)
  if (!config.publicUrlGiven || !url || url.username || url.password) return false
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host)) return mayConnect(host, portOf(url), config.fetchAllow)
  return url.protocol === 'https:' && isReachable(new URL(config.publicUrl).hostname.replace(/^\[|\]$/g, ''))
}

const isReachable = (host: string): boolean => (isIP(host) ? isPublicAddress(host) : getDomain(host) !== null)
