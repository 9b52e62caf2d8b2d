import { doublePrecision, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Kept } from '#lib/forms/model.ts'

/** What somebody typed, kept for an hour: through a sign-in, or until what was wrong with it is mended. */
export const keptForms = pgTable(
  'kept_forms',
  {
    /** SHA-256 of the token in the asking browser's cookie. */
    tokenHash: text().primaryKey(),
    kept: jsonb().$type<Kept>().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('kept_forms_expiry').on(t.expiresAt)],
)

/** Limits by account and by address: one row a key, see `lib/limits`. */
export const limits = pgTable(
  'limits',
  {
    key: text().primaryKey(),
    /** Seconds since 1970 at which this key would be at rest again. */
    restsAt: doublePrecision().notNull(),
  },
  (t) => [index('limits_rest').on(t.restsAt)],
)
