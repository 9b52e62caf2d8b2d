import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import { COMMENT_STATES, REMOVERS } from '#lib/comments/model.ts'
import { people } from './accounts.ts'
import { articles } from './articles.ts'

export const commentState = pgEnum('comment_state', COMMENT_STATES)
export const remover = pgEnum('remover', REMOVERS)

const instant = () => timestamp({ withTimezone: true })

/**
 * A comment, under the article where it was written. A thread is all comments of a story's articles, so it needs no row of
 * its own and follows when articles turn out to tell the same story (rules §8: one conversation per story).
 */
export const comments = pgTable(
  'comments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    articleId: integer()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** Null once its author has left and wished so: then nobody wrote it. */
    personId: integer().references(() => people.id, { onDelete: 'set null' }),
    parentId: integer().references((): AnyPgColumn => comments.id, { onDelete: 'cascade' }),
    /** The comment that the branch hangs on; null for such a one. */
    rootId: integer().references((): AnyPgColumn => comments.id, { onDelete: 'cascade' }),
    /** 0 for a root. Not capped: only the indent is. */
    depth: integer().notNull(),
    /** Plain text, line ends as \n. */
    body: text().notNull(),
    /** Of the text without case, marks and spaces: for finding repeats. */
    bodyHash: text().notNull(),
    state: commentState().notNull(),
    removedBy: remover(),
    sample: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    /** When readers could first see it; null before. */
    shownAt: instant(),
    editedAt: instant(),
    /** Counted here so that a list needs no join: rows of `agrees`, and replies that are shown. */
    agrees: integer().notNull().default(0),
    replies: integer().notNull().default(0),
    /** Keyed hash of the address it came from, taken out after 30 days. */
    addressHash: text(),
  },
  (t) => [
    index('comments_roots').on(t.articleId, t.createdAt, t.id).where(sql`root_id is null`),
    index('comments_roots_agreed').on(t.articleId, t.agrees, t.id).where(sql`root_id is null`),
    index('comments_branch').on(t.rootId, t.createdAt, t.id).where(sql`root_id is not null`),
    index('comments_parent').on(t.parentId).where(sql`parent_id is not null`),
    index('comments_shown').on(t.articleId, t.shownAt).where(sql`state = 'shown'`),
    index('comments_lately').on(t.createdAt, t.articleId).where(sql`state = 'shown'`),
    index('comments_address').on(t.createdAt).where(sql`address_hash is not null`),
    index('comments_person').on(t.personId, t.createdAt),
    index('comments_waiting').on(t.createdAt, t.id).where(sql`state = 'held'`),
    index('comments_repeats').on(t.bodyHash),
  ],
)

/** What a comment said before it was edited. */
export const commentVersions = pgTable(
  'comment_versions',
  {
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    body: text().notNull(),
    replacedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.number] })],
)

/** One agree-vote a person. */
export const agrees = pgTable(
  'agrees',
  {
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.personId] }), index('agrees_person').on(t.personId)],
)

/**
 * Each step up or down of a comment's votes, nobody's name at it, kept for a day: what a thread looked like when somebody
 * began to read it in the order of agreement.
 */
export const voteSteps = pgTable(
  'vote_steps',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    /** 1 or -1. */
    step: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('vote_steps_at').on(t.at), index('vote_steps_comment').on(t.commentId)],
)
