import {
  boolean,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { VERDICTS } from '#lib/stories/model.ts'
import { articles } from './articles.ts'

export const pairVerdict = pgEnum('pair_verdict', VERDICTS)

const instant = () => timestamp({ withTimezone: true })
const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/**
 * The terms that say what an article is about, by which its neighbours are found. One row an article, the terms as an array
 * under an index of arrays: a fifth of what a row a term takes on the disk, and one row to write where that has 25.
 */
export const articleTerms = pgTable(
  'article_terms',
  {
    articleId: integer()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** As of the article, where they never change: neighbours are weighed without a look at it. */
    sample: boolean().notNull(),
    publishedAt: instant().notNull(),
    /** Which count of the paper's words they were weighed by. */
    generation: integer().notNull(),
    /** Numbers of the terms (`termId`), heaviest first, and the weight of each in ten thousandths. */
    terms: integer().array().notNull(),
    weights: smallint().array().notNull(),
    /** The same terms as the article writes them, between spaces. */
    words: text().notNull(),
  },
  // Without its list of what waits: a lookup would read through it, and the embedded store has nobody to clear it.
  (t) => [index('article_terms_terms').using('gin', t.terms).with({ fastupdate: false })],
)

/** In how many articles each term stands: one row, counted anew as the paper grows. */
export const termCounts = pgTable('term_counts', {
  generation: integer().primaryKey(),
  /** How many articles were counted, and the highest number that any had then. */
  articles: integer().notNull(),
  upTo: integer().notNull(),
  /** See `packCounts`. */
  counts: bytes().notNull(),
})

/** What the desk says of two articles. The lower number comes first. */
export const articlePairs = pgTable(
  'article_pairs',
  {
    articleId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    otherId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    verdict: pairVerdict().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.otherId, t.verdict] }), index('article_pairs_other').on(t.otherId)],
)
