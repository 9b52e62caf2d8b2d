import { sql } from 'drizzle-orm'
import { index, integer, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { PAGE_STATES } from '#lib/ingest/page-model.ts'
import { articles } from './articles.ts'

export const pageState = pgEnum('page_state', PAGE_STATES)

const instant = () => timestamp({ withTimezone: true })

/** The page of an article whose feed gives less than the whole: when it is asked, and what it gave. At most one row an article. */
export const articlePages = pgTable(
  'article_pages',
  {
    articleId: integer()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    state: pageState().notNull().default('waiting'),
    /** Failed requests since it was last wanted. */
    attempts: integer().notNull().default(0),
    nextTryAt: instant().notNull(),
    /** A reader has claimed this page until then; a crashed reader's claim runs out by itself. */
    claimedUntil: instant(),
    /** A code of `lib/ingest/page-model.ts`; null after a success. */
    problem: text(),
    problemDetail: text(),
    fetchedAt: instant(),
    /** The address that answered. */
    url: text(),
    /** Version of the extractor that read it; 0: to be read again. Null before the first success. */
    extractor: integer(),
    /** The extracted text as the cleaner takes it, so that a newer one can run again. */
    raw: text(),
    /** The reduced page, for a newer extractor or other selectors; null where it was too long, or is too old. */
    snapshot: text(),
  },
  (t) => [
    index('article_pages_due').on(t.nextTryAt).where(sql`state = 'waiting'`),
    index('article_pages_kept').on(t.fetchedAt).where(sql`snapshot is not null`),
  ],
)
