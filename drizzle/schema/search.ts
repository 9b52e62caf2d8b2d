import { boolean, customType, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'

/** Words and their places. Its text is made by lib/search/document.ts: the database neither splits nor folds words. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * What an article is found by. Derived from `articles` and in no backup: a row that is missing is made in the background.
 * A trigger (`search_follows`, in the migration that made it) keeps the columns beside `doc` as they are in `articles`, and takes the
 * row away when words of the article change or it is removed. Narrow, so that a common word's 15,000 rows are read in
 * milliseconds: `doc` lies out of line.
 */
export const articleSearch = pgTable(
  'article_search',
  {
    articleId: integer()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    sample: boolean().notNull(),
    sourceId: integer().notNull(),
    sectionId: integer(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
    /** The PostgreSQL text search configuration whose stems stand in `doc`: `english`, or `simple` for none. */
    language: text().notNull(),
    doc: tsvector().notNull(),
  },
  (t) => [
    // New entries wait in a list that each search reads through: of this length it costs a search 0.3 ms, and halves what an
    // article costs to store.
    index('article_search_doc').using('gin', t.doc).with({ fastupdate: true, gin_pending_list_limit: 1024 }),
    index('article_search_language').on(t.language),
  ],
)
