import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  real,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import {
  HOLD_RULES,
  MODERATION_ACTS,
  REJECTION_REASONS,
  REPORT_REASONS,
  SANCTION_KINDS,
  SWITCH_KINDS,
} from '#lib/moderation/model.ts'
import { people } from './accounts.ts'
import { articles } from './articles.ts'
import { comments } from './comments.ts'

export const holdRule = pgEnum('hold_rule', HOLD_RULES)
export const rejectionReason = pgEnum('rejection_reason', REJECTION_REASONS)
export const reportReason = pgEnum('report_reason', REPORT_REASONS)
export const sanctionKind = pgEnum('sanction_kind', SANCTION_KINDS)
export const switchKind = pgEnum('switch_kind', SWITCH_KINDS)
export const moderationAct = pgEnum('moderation_act', MODERATION_ACTS)

const instant = () => timestamp({ withTimezone: true })

/** The log: what was done, by whom or by which rule, and enough of what was before to undo it. Rows are only added. */
export const moderationEvents = pgTable(
  'moderation_events',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull(),
    act: moderationAct().notNull(),
    commentId: integer().references(() => comments.id, { onDelete: 'cascade' }),
    /** Whom it concerns. */
    personId: integer().references(() => people.id, { onDelete: 'set null' }),
    /** Who did it; null where a rule did, or the author. */
    moderatorId: integer().references(() => people.id, { onDelete: 'set null' }),
    rule: holdRule(),
    reason: rejectionReason(),
    /** What the moderator wrote to the author. */
    note: text(),
    /** What was before: a state, a sanction's id, a switch's id. */
    before: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** The act that took this one back. */
    undoneBy: integer().references((): AnyPgColumn => moderationEvents.id, { onDelete: 'set null' }),
    /** What the classifier thought beforehand: 0 like shown ones, 1 like rejected ones. */
    score: real(),
  },
  (t) => [
    index('moderation_events_comment').on(t.commentId, t.id),
    index('moderation_events_person').on(t.personId, t.id),
    index('moderation_events_at').on(t.at, t.id),
    // What moderators did, newest first: the log.
    index('moderation_events_moderator').on(t.moderatorId, t.id).where(sql`moderator_id is not null`),
  ],
)

export const reports = pgTable(
  'reports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    commentId: integer()
      .notNull()
      .references(() => comments.id, { onDelete: 'cascade' }),
    /** Null for a reader without an account. */
    personId: integer().references(() => people.id, { onDelete: 'set null' }),
    /** Keyed hash of the address, so that one reader counts once. */
    addressHash: text(),
    reason: reportReason().notNull(),
    text: text(),
    at: instant().notNull(),
    /** Answered by this act. */
    closedBy: integer().references(() => moderationEvents.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('reports_open').on(t.commentId).where(sql`closed_by is null`),
    index('reports_at').on(t.at),
    uniqueIndex('reports_person').on(t.commentId, t.personId).where(sql`person_id is not null`),
    uniqueIndex('reports_address').on(t.commentId, t.addressHash).where(sql`address_hash is not null`),
  ],
)

export const sanctions = pgTable(
  'sanctions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: sanctionKind().notNull(),
    /** What the person is told. */
    reason: text().notNull(),
    from: instant().notNull(),
    /** Null: until it is lifted. */
    until: instant(),
    liftedAt: instant(),
    moderatorId: integer().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [index('sanctions_person').on(t.personId)],
)

/** One appeal a comment. */
export const appeals = pgTable(
  'appeals',
  {
    commentId: integer()
      .primaryKey()
      .references(() => comments.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    at: instant().notNull(),
    /** The act that answered it. */
    decidedBy: integer().references(() => moderationEvents.id, { onDelete: 'set null' }),
  },
  (t) => [index('appeals_open').on(t.at).where(sql`decided_by is null`)],
)

/** A switch for a bad day: for one article's thread, or without an article for the paper. */
export const switches = pgTable(
  'switches',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: switchKind().notNull(),
    articleId: integer().references(() => articles.id, { onDelete: 'cascade' }),
    /** Seconds between comments for slow mode, days for older accounts; null for the others. */
    amount: integer(),
    from: instant().notNull(),
    until: instant(),
    liftedAt: instant(),
    moderatorId: integer().references(() => people.id, { onDelete: 'set null' }),
  },
  (t) => [index('switches_on').on(t.articleId).where(sql`lifted_at is null`)],
)

/** How often a word stood in comments that moderators showed and rejected: the classifier's memory. */
export const wordCounts = pgTable('word_counts', {
  /** A word, or `""` for the number of comments counted. */
  word: text().primaryKey(),
  shown: integer().notNull().default(0),
  rejected: integer().notNull().default(0),
})
