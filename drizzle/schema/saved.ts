import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { LIST_VISIBILITIES, SAVE_STATES } from '#lib/saved/model.ts'
import { people } from './accounts.ts'
import { articles } from './articles.ts'

export const saveState = pgEnum('save_state', SAVE_STATES)
export const listVisibility = pgEnum('list_visibility', LIST_VISIBILITIES)

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
    note: text(),
    /** Taken off the list; kept for an hour, so that it can be put back. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex('saves_article').on(t.personId, t.articleId),
    uniqueIndex('saves_link').on(t.personId, t.link),
    index('saves_list').on(t.personId, t.state, t.savedAt, t.id).where(sql`removed_at is null`),
    index('saves_recent').on(t.savedAt).where(sql`removed_at is null`),
    index('saves_of_article').on(t.articleId).where(sql`removed_at is null`),
    check('saves_progress', sql`progress between 0 and 1`),
  ],
)

/** A reading list. */
export const lists = pgTable(
  'lists',
  {
    /** 128 random bits or more: who knows it may read a list that is shared by link. */
    id: text().primaryKey(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    note: text(),
    visibility: listVisibility().notNull().default('private'),
    sample: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [index('lists_person').on(t.personId)],
)

export const listItems = pgTable(
  'list_items',
  {
    listId: text()
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    saveId: integer()
      .notNull()
      .references(() => saves.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    note: text(),
    addedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.listId, t.saveId] }), index('list_items_save').on(t.saveId)],
)
