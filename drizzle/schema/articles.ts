import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { ALIAS_KINDS, type BodyBlock, type Handling, type StoredPicture } from '#lib/articles/model.ts'
import { sections } from './paper.ts'
import { sources } from './sources.ts'

export const aliasKind = pgEnum('alias_kind', ALIAS_KINDS)

const instant = () => timestamp({ withTimezone: true })

/** The same event in several articles. Articles are never merged; they point here. */
export const stories = pgTable('stories', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  firstSeenAt: instant().notNull(),
  /** The desk has joined this story with another one, which took its articles: where its address leads. */
  joinedTo: integer().references((): AnyPgColumn => stories.id, { onDelete: 'set null' }),
})

/** A stored story of a source. Rows are never deleted: `removedAt` is the tombstone that keeps it from coming back. */
export const articles = pgTable(
  'articles',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id),
    sectionId: integer().references(() => sections.id, { onDelete: 'set null' }),
    storyId: integer().references((): AnyPgColumn => stories.id, { onDelete: 'set null' }),
    sample: boolean().notNull().default(false),
    /** From the first headline; kept for ever, since addresses are. */
    slug: text().notNull(),
    kicker: text(),
    headline: text().notNull(),
    standfirst: text(),
    byline: text(),
    language: text(),
    /** The very article at its source, absolute. */
    link: text(),
    /** Cleaned for good; nothing touches the HTML after. See BodyBlock. */
    body: jsonb().$type<BodyBlock[]>().notNull(),
    /** What the feed gave, so that a newer cleaner can run again. */
    rawBody: text().notNull(),
    cleaner: integer().notNull(),
    excerpt: text().notNull(),
    words: integer().notNull(),
    /** The feed gave less than the whole. */
    cut: boolean().notNull(),
    picture: jsonb().$type<StoredPicture>(),
    licence: text(),
    /** What was done with the text, for the note at its end. */
    handling: jsonb().$type<Handling>().notNull(),
    contentHash: text().notNull(),
    /** Significant words of headline and standfirst, for finding the same story elsewhere. */
    titleTerms: text().array().notNull().default(sql`'{}'`),
    /** MD5 of the categories and authors that its labels were made from, so that the same are not stored again; null: not labelled yet. */
    labelledFrom: text(),
    publishedAt: instant().notNull(),
    /** What the feed said, if it was not taken as it was (future, impossible). */
    claimedDate: text(),
    firstSeenAt: instant().notNull(),
    /** Last change of the text; null if there was none. */
    changedAt: instant(),
    removedAt: instant(),
  },
  (t) => [
    // Read backwards. Drizzle's `desc()` says "nulls last", which no `order by … desc` of ours would match.
    index('articles_latest').on(t.sample, t.publishedAt, t.id).where(sql`removed_at is null`),
    index('articles_section').on(t.sectionId, t.sample, t.publishedAt, t.id).where(sql`removed_at is null`),
    index('articles_source').on(t.sourceId, t.publishedAt, t.id).where(sql`removed_at is null`),
    index('articles_story').on(t.storyId).where(sql`story_id is not null`),
    index('articles_unlabelled').on(t.id).where(sql`labelled_from is null`),
    index('articles_headline').on(sql`lower(headline)`),
  ],
)

/** Every name under which an article is found again: feed + kind + value. */
export const articleAliases = pgTable(
  'article_aliases',
  {
    sourceId: integer()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    kind: aliasKind().notNull(),
    value: text().notNull(),
    articleId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.sourceId, t.kind, t.value, t.articleId] }),
    index('article_aliases_value').on(t.value),
    index('article_aliases_article').on(t.articleId),
  ],
)

/** What an article said before it was changed; the present text stands in `articles`. */
export const articleVersions = pgTable(
  'article_versions',
  {
    articleId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    headline: text().notNull(),
    standfirst: text(),
    body: jsonb().$type<BodyBlock[]>().notNull(),
    contentHash: text().notNull(),
    /** When this text was replaced by the next. */
    replacedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.number] }),
    index('article_versions_replaced').on(t.replacedAt, t.articleId),
  ],
)
