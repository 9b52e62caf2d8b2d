import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgEnum, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import { REUSE_RIGHTS, SOURCE_KINDS, SOURCE_STATES, WISH_STATES } from '#lib/sources/model.ts'
import { sections } from './paper.ts'

export const sourceKind = pgEnum('source_kind', SOURCE_KINDS)
export const sourceState = pgEnum('source_state', SOURCE_STATES)
export const reuseRight = pgEnum('reuse_right', REUSE_RIGHTS)
export const wishState = pgEnum('wish_state', WISH_STATES)

const instant = () => timestamp({ withTimezone: true })

/** A feed that the paper reads, its rights and its health. A removed source keeps its row, so that its articles keep their origin. */
export const sources = pgTable(
  'sources',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    slug: text().notNull().unique(),
    title: text().notNull(),
    /** The address that is read; for a bundled source its name in the sample. */
    feedUrl: text().notNull().unique(),
    siteUrl: text(),
    description: text(),
    language: text(),
    kind: sourceKind().notNull(),
    state: sourceState().notNull().default('active'),
    /** Part of the sample edition, invented by us. */
    sample: boolean().notNull().default(false),
    /** Came with the program, not added by the operator. */
    starter: boolean().notNull().default(false),
    sectionId: integer().references(() => sections.id, { onDelete: 'set null' }),
    reuse: reuseRight().notNull(),
    /** Why the right holds: a `ReuseBasis`, or in words or as an address what it rests on. */
    reuseBasis: text(),
    /** Address of the licence that the feed or the starter pack names, if it does. */
    licence: text(),
    /** Slots may stand beside this source's full text (a licence or permission covers it). */
    slotsAllowed: boolean().notNull().default(false),
    /** Where the feed gives only a summary, the page is asked for the whole text. */
    fullText: boolean().notNull().default(true),
    /** CSS selectors for the source's pages: what the story consists of, and what is no part of it. */
    include: text(),
    exclude: text(),
    addedAt: instant().notNull(),

    /** Validators, stored verbatim and only after a successful parse. */
    etag: text(),
    lastModified: text(),
    bodyHash: text(),
    /** guids were repeated inside one document: they do not count for this feed any more (sticky). */
    guidsRepeat: boolean().notNull().default(false),

    lastReadAt: instant(),
    lastSuccessAt: instant(),
    nextReadAt: instant(),
    /** A reader has claimed this source until then; a crashed reader's claim runs out by itself. */
    claimedUntil: instant(),
    /** Reads failed in a row; 0 after a success. */
    failures: integer().notNull().default(0),
    /** A code of `lib/sources/health.ts`, in plain words there; null after a success. */
    problem: text(),
    /** What the code needs to be told in a sentence: a status, a host, a limit. Never foreign prose. */
    problemDetail: text(),
    /** What the server asked for at the last read (max-age, Retry-After), in seconds; 0 if nothing. */
    hintSeconds: integer().notNull().default(0),
    /** The feed's own `ttl`, in seconds; 0 if none. */
    ttlSeconds: integer().notNull().default(0),
    /** How far apart its entries come, in seconds; stretched at each quiet read; 0 while unknown. */
    rhythmSeconds: integer().notNull().default(0),
    /** skipHours and skipDays of the feed, UTC: hours "0".."23", days "Monday".."Sunday". */
    skipHours: text().array().notNull().default(sql`'{}'`),
    skipDays: text().array().notNull().default(sql`'{}'`),
    /** Where a permanent redirect has led since `movedSince`; taken over after 7 days of the same answer. */
    movedTo: text(),
    movedSince: instant(),
    /** The last push of its hub; null where none works, or one has missed something since. */
    pushedAt: instant(),

    /** Its articles keep their texts for so many days after they came in; null: for ever. */
    keepDays: integer(),
    /** When somebody removed it, and what it was before; null for one that has moved onto another. */
    removedAt: instant(),
    removedFrom: sourceState(),
  },
  (t) => [
    index('sources_due').on(t.nextReadAt).where(sql`state = 'active'`),
    check('sources_failures', sql`failures >= 0`),
    check('sources_keep', sql`keep_days >= 1`),
  ],
)

/** Addresses that a source had before, and where each led to. */
export const sourceMoves = pgTable(
  'source_moves',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id, { onDelete: 'cascade' }),
    fromUrl: text().notNull(),
    toUrl: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('source_moves_of').on(t.sourceId)],
)

/** An address that somebody wants to be a source, and what came of it: it waits here until it was asked for. */
export const sourceWishes = pgTable(
  'source_wishes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    address: text().notNull(),
    /** As the list calls it. */
    title: text(),
    /** The name of its section; it is made if it is not there. */
    section: text(),
    /** Where it stands in the file or the text that it came with, from 1. */
    line: integer(),
    /** Its key in the starter pack, which knows whose words they are. */
    starter: text(),
    state: wishState().notNull().default('waiting'),
    /** One sentence, once it was asked for. */
    told: text().notNull().default(''),
    /** Somebody asks for it until then; a crashed asker's claim runs out by itself. */
    claimedUntil: instant(),
  },
  (t) => [uniqueIndex('source_wishes_waiting').on(t.address).where(sql`state = 'waiting'`)],
)

/** A host that asked to be left alone (Retry-After): registrable domain for public hosts, address for private ones. */
export const hostHolds = pgTable('host_holds', {
  host: text().primaryKey(),
  until: instant().notNull(),
})
