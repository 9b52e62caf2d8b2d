import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { passkeys, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import type { Reader } from './model.ts'
import { giveToken, spendToken } from './one-time.ts'

const CHALLENGE_SECONDS = 5 * 60

/** Which site a passkey is for: the host of PUBLIC_URL, and pages of exactly that origin. */
export type Site = { publicUrl: string; name: string }

/** A passkey as its owner sees it. */
export type PasskeyView = { id: string; name: string; createdAt: string; usedAt: string | null }

const hostOf = (site: Site) => new URL(site.publicUrl).hostname
const originOf = (site: Site) => new URL(site.publicUrl).origin

/** What the browser needs to sign in with a passkey. It names nobody's keys: the device knows which it holds. */
export async function offerSignIn(
  db: Db,
  site: Site,
  browser: string,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const challenge = await newChallenge(db, null, browser, now)
  return generateAuthenticationOptions({ rpID: hostOf(site), challenge, userVerification: 'preferred' })
}

/**
 * Checks the answer of a passkey.
 *
 * @returns whose it is; null if it is none of ours, was answered before, or comes from a copied key
 */
export async function signedInBy(
  db: Db,
  site: Site,
  response: AuthenticationResponseJSON,
  browser: string,
  now: Date,
): Promise<number | null> {
  const [known] = await db
    .select({ passkey: passkeys })
    .from(passkeys)
    .innerJoin(people, eq(people.id, passkeys.personId))
    .where(and(eq(passkeys.id, response.id), isNull(people.goneAt)))
  if (!known) return null
  const { passkey } = known
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: (challenge) => isOurs(db, challenge, null, browser, now),
    expectedOrigin: originOf(site),
    expectedRPID: hostOf(site),
    requireUserVerification: false,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch((problem: unknown) => {
    log('warn', 'passkey-refused', { problem: String(problem).split('"')[0] ?? '' })
    return null
  })
  if (!verified?.verified) return null
  // Two answers at once from a copied key: only one may move the counter on from where it was.
  const moved = await db
    .update(passkeys)
    .set({ counter: verified.authenticationInfo.newCounter, usedAt: now })
    .where(and(eq(passkeys.id, passkey.id), eq(passkeys.counter, passkey.counter)))
    .returning({ id: passkeys.id })
  return moved.length ? passkey.personId : null
}

/** What the browser needs to make a new passkey; the person's present ones are named, so that a device makes no second. */
export async function offerPasskey(
  db: Db,
  site: Site,
  reader: Reader,
  browser: string,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const present = await db
    .select({ id: passkeys.id, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.personId, reader.id))
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: hostOf(site),
    userName: reader.handle,
    userDisplayName: reader.name ?? reader.handle,
    userID: Uint8Array.from(Buffer.from(`broadsheet-person-${reader.id}`)),
    challenge: await newChallenge(db, reader.id, browser, now),
    excludeCredentials: present,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
}

/** @returns whether the new passkey was good and is kept */
export async function keepPasskey(
  db: Db,
  site: Site,
  given: { reader: Reader; response: RegistrationResponseJSON; name: string; browser: string },
  now: Date,
): Promise<boolean> {
  const { reader, response, name, browser } = given
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: (challenge) => isOurs(db, challenge, reader.id, browser, now),
    expectedOrigin: originOf(site),
    expectedRPID: hostOf(site),
    requireUserVerification: false,
  }).catch((problem: unknown) => {
    log('warn', 'passkey-refused', { problem: String(problem).split('"')[0] ?? '' })
    return null
  })
  if (!verified?.verified) return false
  const { credential } = verified.registrationInfo
  const kept = await db
    .insert(passkeys)
    .values({
      id: credential.id,
      personId: reader.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: passkeys.id })
  return kept.length > 0
}

/** @returns whether there was such a passkey of theirs */
export async function dropPasskey(db: Db, personId: number, id: string): Promise<boolean> {
  const dropped = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id })
  return dropped.length > 0
}

/** A person's passkeys, oldest first. */
export async function listPasskeys(db: Db, personId: number): Promise<PasskeyView[]> {
  const list = await db
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt, usedAt: passkeys.usedAt })
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
  return list.map(({ createdAt, usedAt, ...rest }) => ({
    ...rest,
    createdAt: createdAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }))
}

async function newChallenge(db: Db, personId: number | null, browser: string, now: Date) {
  const token = await giveToken(
    db,
    { purpose: 'passkey-challenge', seconds: CHALLENGE_SECONDS, personId, browser },
    now,
  )
  return Uint8Array.from(Buffer.from(token, 'base64url'))
}

async function isOurs(db: Db, challenge: string, personId: number | null, browser: string, now: Date) {
  const spent = await spendToken(db, 'passkey-challenge', challenge, browser, now)
  return spent !== null && spent.personId === personId
}
