import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { PictureProblem } from '#lib/pictures/model.ts'
import { articles } from './articles.ts'

const instant = () => timestamp({ withTimezone: true })

/** Every picture that occurs in a stored article, by its key: no other address is fetched by the proxy (rules §4). */
export const pictures = pgTable(
  'pictures',
  {
    /** See `keyOf`. */
    key: text().primaryKey(),
    address: text().notNull(),
    /** In pixels, as it is shown; null until it is known. */
    width: integer(),
    height: integer(),
    /** The size was read from the picture itself; else somebody wrote it down. */
    measured: boolean().notNull().default(false),
    /** Why it cannot be shown, as of the last try; null if it can, or was never tried. */
    problem: text().$type<PictureProblem>(),
    /** Tries in a row that failed. */
    tries: integer().notNull().default(0),
    /** When its size is to be looked for, or when it may be asked for again after a failure; null: nothing waits. */
    dueAt: instant(),
    /** Somebody is at it until then. */
    claimedUntil: instant(),
  },
  (t) => [index('pictures_due').on(t.dueAt).where(sql`due_at is not null`)],
)

/** Which articles show a picture. A version keeps the pictures that it had. */
export const articlePictures = pgTable(
  'article_pictures',
  {
    articleId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    key: text()
      .notNull()
      .references(() => pictures.key, { onDelete: 'cascade' }),
    /** 0 for the one that stands for the article on fronts, then in the order of the text. */
    place: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.key] }), index('article_pictures_key').on(t.key)],
)
