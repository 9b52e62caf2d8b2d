import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { findToken, fitsBrowser, giveToken, spendToken } from './one-time.ts'
import { PROVIDER_IDS } from './providers.ts'

/** Somebody is on the way to a provider. The row is found by the `state` that they come back with. */
const Away = z.object({
  kind: z.literal('away'),
  provider: z.enum(PROVIDER_IDS),
  url: z.string(),
  checks: z.record(z.string(), z.string()),
  to: z.string().optional(),
  invitation: z.string().optional(),
  /** Whose account it is to be linked to; absent: to sign in. */
  linkTo: z.number().optional(),
})
export type Away = Omit<z.infer<typeof Away>, 'kind'>

/** Somebody has come back whom nobody here knows: they may choose a handle. */
const Arrived = z.object({
  kind: z.literal('arrived'),
  provider: z.enum(PROVIDER_IDS),
  person: z.object({
    issuer: z.string(),
    subject: z.string(),
    handle: z.string().nullable(),
    name: z.string().nullable(),
    email: z.string().nullable(),
  }),
  to: z.string().optional(),
  invitation: z.string().optional(),
})
export type Arrived = Omit<z.infer<typeof Arrived>, 'kind'>

const AWAY_SECONDS = 15 * 60
const ARRIVED_SECONDS = 30 * 60
const PURPOSE = 'provider-hand-over'

/** Keeps what has to be known again under `state`: once, for this browser only, for a quarter of an hour. */
export const sendAway = (db: Db, away: Away, state: string, browser: string, now: Date): Promise<string> =>
  giveToken(
    db,
    { purpose: PURPOSE, token: state, seconds: AWAY_SECONDS, browser, payload: { kind: 'away', ...away } },
    now,
  )

/** Takes up what was kept, for the browser that left, once; null for any other, and for whoever comes again. */
export async function takeUp(db: Db, state: string, browser: string | null, now: Date): Promise<Away | null> {
  const spent = browser === null ? null : await spendToken(db, PURPOSE, state, browser, now)
  return Away.safeParse(spent?.payload).data ?? null
}

/** What the page says that leads there; null where `takeUp` would find nothing. */
export async function findAway(db: Db, state: string, browser: string | null, now: Date): Promise<Away | null> {
  const found = await findToken(db, PURPOSE, state, now)
  return found && browser !== null && fitsBrowser(found, browser) ? (Away.safeParse(found.payload).data ?? null) : null
}

/** @returns the token of the page where a handle is chosen, good in this browser only */
export const arrive = (db: Db, arrived: Arrived, browser: string, now: Date): Promise<string> =>
  giveToken(db, { purpose: PURPOSE, seconds: ARRIVED_SECONDS, browser, payload: { kind: 'arrived', ...arrived } }, now)

export async function findArrived(db: Db, token: string, browser: string | null, now: Date): Promise<Arrived | null> {
  const found = await findToken(db, PURPOSE, token, now)
  return found && browser !== null && fitsBrowser(found, browser)
    ? (Arrived.safeParse(found.payload).data ?? null)
    : null
}

/** @param db a transaction: what fails after it undoes it */
export async function spendArrived(db: Db, token: string, browser: string, now: Date): Promise<boolean> {
  return (await spendToken(db, PURPOSE, token, browser, now)) !== null
}
