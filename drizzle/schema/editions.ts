import { boolean, date, integer, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { type EditionWeather, SLOT_PLACES } from '#lib/editions/model.ts'
import { articles } from './articles.ts'

export const slotPlace = pgEnum('slot_place', SLOT_PLACES)

/** A front page as it was on a day, with its weather line. */
export const editions = pgTable('editions', {
  day: date({ mode: 'string' }).primaryKey(),
  /** The instant that the front, times and lists of this edition take as now. */
  at: timestamp({ withTimezone: true }).notNull(),
  sample: boolean().notNull().default(false),
  weather: jsonb().$type<EditionWeather>(),
})

/** The desk's picks for Must read, with the reason that readers see. */
export const picks = pgTable('picks', {
  articleId: integer()
    .primaryKey()
    .references(() => articles.id, { onDelete: 'cascade' }),
  position: integer().notNull(),
  reason: text(),
})

/** A sponsored place that the operator has filled. An unsold one has no row. */
export const slots = pgTable('slots', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  place: slotPlace().notNull(),
  sample: boolean().notNull().default(false),
  sponsor: text().notNull(),
  headline: text().notNull(),
  text: text(),
  link: text(),
})
