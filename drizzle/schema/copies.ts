import { boolean, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { BodyBlock, StoredPicture } from '#lib/articles/model.ts'
import { pictures } from './pictures.ts'

const instant = () => timestamp({ withTimezone: true })

/**
 * A text as somebody saved it, which neither its source nor this paper's own tidying can change or withdraw. One row for all
 * who saved the very same; it goes with the last of them. Never shown to anybody who has not saved it.
 */
export const copies = pgTable(
  'copies',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of all that it says, base64url. */
    digest: text().notNull().unique(),
    /** Where it was read, absolute. */
    link: text(),
    kicker: text(),
    headline: text().notNull(),
    standfirst: text(),
    byline: text(),
    sourceTitle: text().notNull(),
    language: text(),
    body: jsonb().$type<BodyBlock[]>().notNull(),
    /** Version of the cleaner that made it safe. */
    cleaner: integer().notNull(),
    words: integer().notNull(),
    /** It is less than the whole. */
    cut: boolean().notNull(),
    picture: jsonb().$type<StoredPicture>(),
    licence: text(),
    publishedAt: instant(),
    takenAt: instant().notNull(),
  },
  (t) => [index('copies_cleaner').on(t.cleaner)],
)

/** Which copies show a picture: it stays known for as long as one of them is kept. */
export const copyPictures = pgTable(
  'copy_pictures',
  {
    copyId: integer()
      .notNull()
      .references(() => copies.id, { onDelete: 'cascade' }),
    key: text()
      .notNull()
      .references(() => pictures.key, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.copyId, t.key] }), index('copy_pictures_key').on(t.key)],
)
