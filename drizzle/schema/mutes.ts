import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { people } from './accounts.ts'
import { labels } from './labels.ts'
import { sources } from './sources.ts'

const instant = () => timestamp({ withTimezone: true })

/** What somebody does not want to read: one person, one source, one label (a topic, an author) or one word a row. */
export const mutes = pgTable(
  'mutes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    mutedId: integer().references(() => people.id, { onDelete: 'cascade' }),
    sourceId: integer().references(() => sources.id, { onDelete: 'cascade' }),
    labelId: integer().references(() => labels.id, { onDelete: 'cascade' }),
    /** A word or a phrase as it was typed; `wordKey` is how it is told from others. */
    word: text(),
    wordKey: text(),
    at: instant().notNull(),
    /** When it ends by itself; null: not before it is taken back. */
    until: instant(),
    /** Taken back; kept for an hour, so that it can be put back. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex('mutes_person').on(t.personId, t.mutedId),
    uniqueIndex('mutes_source').on(t.personId, t.sourceId),
    uniqueIndex('mutes_label').on(t.personId, t.labelId),
    uniqueIndex('mutes_word').on(t.personId, t.wordKey),
    index('mutes_muted').on(t.mutedId),
    index('mutes_of_source').on(t.sourceId),
    index('mutes_of_label').on(t.labelId),
    check('mutes_one', sql`num_nonnulls(muted_id, source_id, label_id, word_key) = 1`),
  ],
)
