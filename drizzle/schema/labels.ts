import {
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { LABEL_KINDS } from '#lib/labels/model.ts'
import { articles } from './articles.ts'

export const labelKind = pgEnum('label_kind', LABEL_KINDS)

/** A topic that feeds name, or a name that stands in bylines. Spellings with one slug are one label. */
export const labels = pgTable(
  'labels',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: labelKind().notNull(),
    slug: text().notNull(),
    /** As it was first spelt. */
    name: text().notNull(),
  },
  (t) => [uniqueIndex('labels_slug').on(t.kind, t.slug)],
)

/** Which labels an article has, in its feed's order. `publishedAt` is the article's own, so that a list is read by one index. */
export const articleLabels = pgTable(
  'article_labels',
  {
    articleId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    labelId: integer()
      .notNull()
      .references(() => labels.id, { onDelete: 'cascade' }),
    position: smallint().notNull(),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.labelId] }),
    index('article_labels_list').on(t.labelId, t.publishedAt, t.articleId),
  ],
)
