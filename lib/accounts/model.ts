import type { Language } from '#lib/messages/languages.ts'
import type { TextChoices } from '#lib/reading/choices.ts'

/** What a person may do, each including those before it. */
export const ROLES = ['reader', 'moderator', 'editor', 'owner'] as const
export type Role = (typeof ROLES)[number]

export const hasRole = (person: { role: Role } | null, least: Role): boolean =>
  person !== null && ROLES.indexOf(person.role) >= ROLES.indexOf(least)

/** How a session was begun. */
export const WAYS_IN = ['password', 'mail-link', 'passkey', 'recovery-code', 'provider', 'setup'] as const
export type WayIn = (typeof WAYS_IN)[number]

/** What a one-time token is good for. Each kind is spent in one transaction, and only by the route that asked for it. */
export const TOKEN_PURPOSES = [
  'setup',
  'sign-in',
  'confirm-mail',
  'reset-password',
  'invitation',
  'passkey-challenge',
  'provider-hand-over',
] as const
export type TokenPurpose = (typeof TOKEN_PURPOSES)[number]

/** What becomes of the comments of somebody who leaves. */
export const LEAVING_COMMENTS = ['keep-unnamed', 'remove'] as const
export type LeavingComments = (typeof LEAVING_COMMENTS)[number]

export const MAIL_RHYTHMS = ['never', 'at-once', 'daily'] as const
export type MailRhythm = (typeof MAIL_RHYTHMS)[number]

/** A person's own settings. What is absent was not chosen. */
export type Preferences = Partial<TextChoices> & {
  replyMail?: MailRhythm
  /** An id of the list of places. */
  place?: number
  unit?: 'celsius' | 'fahrenheit'
  language?: Language
  theme?: 'auto' | 'light' | 'dark' | 'sepia'
  light?: boolean
  /** "Read:" lines stand in the texts. */
  readLines?: boolean
  /** Single letters and marks are shortcuts. */
  keys?: boolean
}

/** Why somebody may not write: a ban holds on every verb, a pause on comments only. */
export type Bar = { kind: 'pause' | 'ban'; reason: string; until: string | null }

/** Who is signed in, as pages and actions see them. Never sent to anyone else. */
export type Reader = {
  id: number
  handle: string
  /** What stands at a comment; the handle where no name was given. */
  name: string | null
  role: Role
  /** A confirmed address, or null. */
  email: string | null
  preferences: Preferences
  /** The public id of this very session, as the account page lists it. */
  sessionId: string
  bar: Bar | null
  /** The account is deleted at this instant unless its owner says otherwise before. */
  leavesAt: string | null
}

/** Length of a name in characters. */
export const LONGEST_NAME = 60
/** A handle: 3 to 30 small letters, digits, and single hyphens or underscores between them. */
export const HANDLE = /^(?=.{3,30}$)[a-z0-9]+(?:[-_][a-z0-9]+)*$/
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 256
