import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { LEAVING_COMMENTS, type Preferences, ROLES, TOKEN_PURPOSES, WAYS_IN } from '#lib/accounts/model.ts'

export const role = pgEnum('role', ROLES)
export const wayIn = pgEnum('way_in', WAYS_IN)
export const tokenPurpose = pgEnum('token_purpose', TOKEN_PURPOSES)
export const leavingComments = pgEnum('leaving_comments', LEAVING_COMMENTS)

const instant = () => timestamp({ withTimezone: true })

/** Somebody with an account, or, `sample`, an invented person of the sample edition who can never sign in. */
export const people = pgTable(
  'people',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    handle: text().notNull(),
    /** The handle with letters that look alike made one, so that nobody can pass for somebody else. */
    handleKey: text().notNull().unique(),
    name: text(),
    /** Confirmed by a link; lower case. Where none is confirmed, null. */
    email: text(),
    /** argon2id, as PHC string. */
    passwordHash: text(),
    role: role().notNull().default('reader'),
    sample: boolean().notNull().default(false),
    preferences: jsonb().$type<Preferences>().notNull().default({}),
    createdAt: instant().notNull(),
    /** When the account goes: 24 hours after its owner asked for it. */
    leavesAt: instant(),
    leavingComments: leavingComments(),
    /** Gone: the row is what its kept comments hang on, with nothing personal left in it. */
    goneAt: instant(),
  },
  (t) => [
    uniqueIndex('people_email').on(sql`lower(email)`),
    index('people_leaving').on(t.leavesAt).where(sql`leaves_at is not null`),
    // "Is there an owner yet" is asked at every start.
    index('people_role').on(t.role).where(sql`role <> 'reader'`),
  ],
)

/** A session. The cookie carries a random token whose SHA-256 stands here; a row that is gone is a session that is over. */
export const sessions = pgTable(
  'sessions',
  {
    /** What the account page names it by; good for nothing else. */
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    way: wayIn().notNull(),
    /** Browser and system in a few words, from the User-Agent. */
    device: text().notNull(),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    /** 30 days after it began, whatever happens. */
    expiresAt: instant().notNull(),
  },
  (t) => [index('sessions_person').on(t.personId), index('sessions_expiry').on(t.expiresAt)],
)

/** An account at a provider, known by issuer and subject and nothing else: never by a mail address (rules §9). */
export const identities = pgTable(
  'identities',
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** What the provider calls itself, for the account page. */
    label: text().notNull(),
    linkedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), index('identities_person').on(t.personId)],
)

export const passkeys = pgTable(
  'passkeys',
  {
    /** The credential's id, base64url. */
    id: text().primaryKey(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** COSE key, base64url. */
    publicKey: text().notNull(),
    counter: integer().notNull(),
    transports: text().array().notNull().default(sql`'{}'`),
    name: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('passkeys_person').on(t.personId)],
)

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    codeHash: text().primaryKey(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    usedAt: instant(),
  },
  (t) => [index('recovery_codes_person').on(t.personId)],
)

/** A link or challenge that works once. Its SHA-256 stands here, never itself. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    tokenHash: text().primaryKey(),
    purpose: tokenPurpose().notNull(),
    personId: integer().references(() => people.id, { onDelete: 'cascade' }),
    /** SHA-256 of the asking browser's own cookie, where only that browser may use it. */
    browserHash: text(),
    /** What the purpose needs besides: an address to confirm, a role to give, a challenge. */
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** Who made an invitation. */
    madeBy: integer().references((): AnyPgColumn => people.id, { onDelete: 'cascade' }),
  },
  (t) => [index('one_time_tokens_person').on(t.personId), index('one_time_tokens_expiry').on(t.expiresAt)],
)
