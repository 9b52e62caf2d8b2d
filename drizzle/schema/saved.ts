import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, real, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { BULK_ACTS, SAVE_STATES, SAVED_PAGE_STATES } from '#lib/saved/model.ts'
import { people } from './accounts.ts'
import { articles } from './articles.ts'
import { copies } from './copies.ts'
import { lists } from './lists.ts'

export const saveState = pgEnum('save_state', SAVE_STATES)
export const savedPageState = pgEnum('saved_page_state', SAVED_PAGE_STATES)
export const bulkAct = pgEnum('bulk_act', BULK_ACTS)

const instant = () => timestamp({ withTimezone: true })

/** What somebody keeps for later: an article of the paper, or, with `link`, anything else. */
export const saves = pgTable(
  'saves',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    articleId: integer().references(() => articles.id, { onDelete: 'set null' }),
    link: text(),
    /** `link` as it is compared (`normalizeLink`). */
    linkKey: text(),
    /** The text as it was when it was saved, for this reader whatever becomes of it elsewhere; null: there is none, or not yet. */
    copyId: integer().references(() => copies.id),
    /** As it was when it was saved, so that the list can name what is gone. */
    headline: text().notNull(),
    sourceTitle: text().notNull(),
    minutes: integer().notNull(),
    state: saveState().notNull().default('unread'),
    savedAt: instant().notNull(),
    /** Last change of the state. */
    stateAt: instant().notNull(),
    /** How far it was read: 0 to 1. */
    progress: real().notNull().default(0),
    /** The block of the text that was read last, from 0; null where it was not begun. */
    place: integer(),
    /** When `progress` and `place` were last told; the later one counts, whichever device it comes from. */
    progressAt: instant(),
    note: text(),
    /** Words that its reader files it under, as other programs know them; in their order. */
    tags: text().array().notNull().default(sql`'{}'`),
    /** Taken off the list; kept for an hour, so that it can be put back. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex('saves_article').on(t.personId, t.articleId),
    uniqueIndex('saves_link').on(t.personId, t.linkKey),
    index('saves_list').on(t.personId, t.state, t.savedAt, t.id).where(sql`removed_at is null`),
    index('saves_length').on(t.personId, t.state, t.minutes, t.id).where(sql`removed_at is null`),
    index('saves_recent').on(t.savedAt).where(sql`removed_at is null`),
    index('saves_of_article').on(t.articleId).where(sql`removed_at is null`),
    index('saves_copy').on(t.copyId),
    check('saves_progress', sql`progress between 0 and 1`),
  ],
)

/** A saved address whose text is still to be asked for, or could not be had. */
export const savedPages = pgTable(
  'saved_pages',
  {
    saveId: integer()
      .primaryKey()
      .references(() => saves.id, { onDelete: 'cascade' }),
    state: savedPageState().notNull().default('waiting'),
    /** Failed requests since it was last wanted. */
    attempts: integer().notNull().default(0),
    nextTryAt: instant().notNull(),
    /** Somebody asks for it until then; a crashed asker's claim runs out by itself. */
    claimedUntil: instant(),
    /** A code of `lib/ingest/page-model.ts`. */
    problem: text(),
    problemDetail: text(),
  },
  (t) => [index('saved_pages_due').on(t.nextTryAt).where(sql`state = 'waiting'`)],
)

/**
 * A passage that a reader has marked in something saved, found again by its words (W3C Web Annotation, text quote selector):
 * the text may have been edited since.
 */
export const highlights = pgTable(
  'highlights',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    saveId: integer()
      .notNull()
      .references(() => saves.id, { onDelete: 'cascade' }),
    /** The words themselves, and up to 32 characters before and after them. */
    exact: text().notNull(),
    prefix: text().notNull().default(''),
    suffix: text().notNull().default(''),
    /** Characters of the text before the passage, when it was marked: which of several equal passages is meant. */
    startsAt: integer().notNull().default(0),
    note: text(),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
    /** Taken out; kept for an hour, so that it can be put back. */
    removedAt: instant(),
  },
  (t) => [index('highlights_save').on(t.saveId), index('highlights_person').on(t.personId, t.createdAt, t.id)],
)

/** What somebody has done to several saves at once; kept for an hour, so that it can be taken back at once. */
export const bulkChanges = pgTable(
  'bulk_changes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    act: bulkAct().notNull(),
    /** The states before and after; null where the act is none of states. */
    fromState: saveState(),
    /** Before it, of each of `ids`, where they were found together and stood on several shelves. */
    fromStates: saveState().array(),
    toState: saveState(),
    /** The list that they were put on. */
    listId: text().references(() => lists.id, { onDelete: 'cascade' }),
    /** Of the saves; of the list's items where they were put on one. */
    ids: integer().array().notNull(),
  },
  (t) => [index('bulk_changes_person').on(t.personId), index('bulk_changes_at').on(t.at)],
)
