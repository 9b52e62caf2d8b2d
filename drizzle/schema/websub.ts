import { index, integer, pgEnum, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { HUB_STATES } from '#lib/websub/model.ts'
import { sources } from './sources.ts'

export const hubState = pgEnum('hub_state', HUB_STATES)

const instant = () => timestamp({ withTimezone: true })

/** That a hub tells the paper what is new in a source, so that it need not be asked for so often. */
export const hubSubscriptions = pgTable(
  'hub_subscriptions',
  {
    /** 256 random bits: the hub calls at the address that ends with them. */
    id: text().primaryKey(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    hub: text().notNull(),
    /** What the feed calls itself: that is what the hub knows it by. */
    topic: text().notNull(),
    /** What the hub proves by that a push is its own. Never changes. */
    secret: text().notNull(),
    state: hubState().notNull(),
    /** The address that the hub was told to call; null before it was asked. */
    callback: text(),
    /** When the hub was last asked for what it has not confirmed yet. */
    askedAt: instant(),
    /** Until when the hub has said that it will push; null before it has said so. */
    leaseUntil: instant(),
    /** When something is to be done about it next. */
    nextAt: instant().notNull(),
    /** Asked so often in a row without a word. */
    failures: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('hub_subscriptions_of_source').on(t.sourceId, t.hub, t.topic),
    index('hub_subscriptions_due').on(t.nextAt),
  ],
)
