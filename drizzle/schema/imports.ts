import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { IMPORT_STATES, type ImportedItem, type LeftOut, LINE_STATES, type LineProblem } from '#lib/imports/model.ts'
import { people } from './accounts.ts'

export const importState = pgEnum('import_state', IMPORT_STATES)
export const importLineState = pgEnum('import_line_state', LINE_STATES)

const instant = () => timestamp({ withTimezone: true })

/** A file that somebody brought from another program, and how far it has been taken in. */
export const imports = pgTable(
  'imports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    personId: integer()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    /** What the file was called. */
    name: text().notNull(),
    /** A format of `lib/imports/model.ts`; null until it has been read. */
    format: text(),
    state: importState().notNull().default('waiting'),
    /** The file itself in base64, from when it was sent until its lines are kept. */
    file: text(),
    /** Why nothing in it could be read: a code of `lib/imports/model.ts`. */
    problem: text(),
    /** It was damaged; what could be read of it was. */
    broken: boolean().notNull().default(false),
    /** Entries of the file that were more than are read. */
    beyond: integer().notNull().default(0),
    /** Of one that has ended: lines that were saved, or there already, and of which there is nothing more to tell. */
    saved: integer().notNull().default(0),
    known: integer().notNull().default(0),
    at: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index('imports_person').on(t.personId, t.at),
    index('imports_open').on(t.id).where(sql`state in ('waiting', 'running')`),
  ],
)

/**
 * The entries of such a file, each taken in once. Those of which there is something to tell stand here for as long as their
 * import does, the others until it has ended.
 */
export const importLines = pgTable(
  'import_lines',
  {
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** From 1, in the order of the file. */
    number: integer().notNull(),
    /** What a person finds it by: the number of a line or an entry, behind the name of a part where there are several. */
    place: text().notNull(),
    /** Null once it is taken in, or where it could not be made out. */
    item: jsonb().$type<ImportedItem>(),
    state: importLineState().notNull().default('waiting'),
    problem: text().$type<LineProblem>(),
    /** What of one that was taken in was not taken, or not whole; null where all of it was. */
    leftOut: text().array().$type<LeftOut[]>(),
    /** Of one that failed, or of which something is left out: what it says. */
    said: text(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.number] }),
    index('import_lines_open').on(t.importId, t.number).where(sql`state = 'waiting'`),
  ],
)
