import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { people } from './accounts.ts'
import { labels } from './labels.ts'
import { sections } from './paper.ts'
import { sources } from './sources.ts'

/** What somebody wants to see first: one section, one source, or one label (a topic, an author) a row. */
export const follows = pgTable(
  'follows',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    sectionId: integer().references(() => sections.id, { onDelete: 'cascade' }),
    sourceId: integer().references(() => sources.id, { onDelete: 'cascade' }),
    labelId: integer().references(() => labels.id, { onDelete: 'cascade' }),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('follows_section').on(t.personId, t.sectionId),
    uniqueIndex('follows_source').on(t.personId, t.sourceId),
    uniqueIndex('follows_label').on(t.personId, t.labelId),
    index('follows_of_section').on(t.sectionId),
    index('follows_of_source').on(t.sourceId),
    index('follows_of_label').on(t.labelId),
    check('follows_one', sql`num_nonnulls(section_id, source_id, label_id) = 1`),
  ],
)

/** The feed of what somebody follows, behind a key that they alone know. */
export const ownFeeds = pgTable('own_feeds', {
  personId: integer()
    .primaryKey()
    .references(() => people.id, { onDelete: 'cascade' }),
  /** SHA-256 of the key. */
  keyHash: text().notNull().unique(),
  madeAt: timestamp({ withTimezone: true }).notNull(),
})
