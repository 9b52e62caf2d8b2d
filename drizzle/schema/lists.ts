import { boolean, index, integer, pgEnum, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { LIST_ROLES, LIST_VISIBILITIES } from '#lib/saved/model.ts'
import { people } from './accounts.ts'
import { articles } from './articles.ts'

export const listVisibility = pgEnum('list_visibility', LIST_VISIBILITIES)
export const listRole = pgEnum('list_role', LIST_ROLES)

const instant = () => timestamp({ withTimezone: true })

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

/** With whom its owner shares a list. Until it is accepted the invitation shows its name, and nothing that is on it. */
export const listMembers = pgTable(
  'list_members',
  {
    listId: text()
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: listRole().notNull(),
    invitedAt: instant().notNull(),
    acceptedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.listId, t.personId] }), index('list_members_person').on(t.personId)],
)

/**
 * What stands on a list: by name and address, so that it stays when whoever put it there keeps it no longer. Its text is
 * whoever reads the list's own business: a list gives addresses away, never copies.
 */
export const listItems = pgTable(
  'list_items',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    listId: text()
      .notNull()
      .references(() => lists.id, { onDelete: 'cascade' }),
    articleId: integer().references(() => articles.id, { onDelete: 'set null' }),
    /** Of what is no article of the paper. */
    link: text(),
    headline: text().notNull(),
    sourceTitle: text().notNull(),
    minutes: integer().notNull(),
    position: integer().notNull(),
    note: text(),
    addedBy: integer().references(() => people.id, { onDelete: 'set null' }),
    addedAt: instant().notNull(),
    /** Taken off; kept for an hour, so that it can be put back. */
    removedAt: instant(),
  },
  (t) => [
    uniqueIndex('list_items_article').on(t.listId, t.articleId),
    uniqueIndex('list_items_link').on(t.listId, t.link),
    index('list_items_order').on(t.listId, t.position, t.id),
    index('list_items_of_article').on(t.articleId),
    index('list_items_added_by').on(t.addedBy),
  ],
)
