import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

/** A section of the paper ("City", "World"), in the order of its place in the navigation. */
export const sections = pgTable('sections', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  position: integer().notNull(),
})

/** What the paper remembers about itself, one row a name: the desk's settings, and marks such as "the sample was put up". */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  value: jsonb().notNull(),
})
