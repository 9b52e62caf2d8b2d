import { boolean, customType, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { articles } from './articles.ts'
import { saves } from './saved.ts'

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

/**
 * What somebody's own things are found by, for nobody but them: headline, source, author, the text as they have it, their
 * note, highlights and tags. Derived and in no backup. Triggers (`saved_search_follows` and its two companions, in the
 * migration that made it) give every save its row, keep the columns beside `doc`, and set `made` to 0 when words of it change:
 * whoever writes saves, highlights or articles need not know of it. Made anew before the next search and in the background.
 */
export const savedSearch = pgTable(
  'saved_search',
  {
    saveId: integer()
      .primaryKey()
      .references(() => saves.id, { onDelete: 'cascade' }),
    personId: integer().notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    removed: boolean().notNull(),
    /** The version of the document's form (`SAVED_DOCUMENT`); 0 where words have changed since, or none was made yet. */
    made: integer().notNull().default(0),
    /** The configuration of the text's stems; the reader's own words stand in those of the interface's languages besides. */
    language: text(),
    /** Holds a word for whose it is, so that the index alone keeps one person's search to what is theirs. */
    doc: tsvector(),
  },
  (t) => [
    index('saved_search_doc').using('gin', t.doc).with({ fastupdate: true, gin_pending_list_limit: 1024 }),
    index('saved_search_made').on(t.made, t.personId, t.saveId),
    index('saved_search_language').on(t.personId, t.language),
    index('saved_search_date').on(t.personId, t.savedAt, t.saveId),
  ],
)

/**
 * The words that a story is announced by: those of its headline, its standfirst and its topics, as they are (no stems), for
 * mutes of a word. Derived as `article_search` is: triggers (`words_follow`, `topics_follow`, in the migration that made it)
 * take the row away where they change, and a row that is missing is made in the background.
 */
export const articleWords = pgTable('article_words', {
  articleId: integer()
    .primaryKey()
    .references(() => articles.id, { onDelete: 'cascade' }),
  doc: tsvector().notNull(),
})
