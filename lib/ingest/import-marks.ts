import { asc, eq, inArray } from 'drizzle-orm'
import { highlights } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ImportedMark } from '#lib/imports/model.ts'
import { LONGEST_MARK_NOTE, MOST_MARKS } from '#lib/saved/mark-model.ts'
import { joinNotes, type Owner, type Taken } from './import-line.ts'

/** Rows of one statement. */
const ROWS = 500

type NewMark = (typeof highlights)['$inferInsert'] & { id?: never }
type Mark = Pick<(typeof highlights)['$inferSelect'], 'id' | 'note' | 'removedAt'>

/** What is marked in one text: rows that are there, and rows that are to be. */
type Marked = { live: number; there: Map<string, Mark>; fresh: Map<string, NewMark> }

/**
 * Passages that were marked in another program. One that is marked here already is one mark, with both notes; one that was
 * taken out within the hour is back. Call it where nobody else can change these saves.
 */
export async function markLines(db: Db, owner: Owner, taken: readonly Taken[]): Promise<void> {
  const bringing = taken.filter(({ line }) => line.item.highlights.length > 0)
  if (!bringing.length) return
  const marked = await markedIn(db, [...new Set(bringing.map(({ saveId }) => saveId))])
  for (const { saveId, line } of bringing) {
    const text = marked.get(saveId)
    if (!text) continue
    for (const mark of line.item.highlights) {
      const { note } = mark
      const name = nameOf(mark.exact, mark.around?.startsAt)
      const known = text.there.get(name) ?? text.fresh.get(name) ?? null
      if ((known === null || known.removedAt) && text.live >= MOST_MARKS) line.left.add('marks')
      else if (known === null) {
        text.live += 1
        text.fresh.set(name, newMark(owner, saveId, mark))
      } else if (!(await addNote(db, owner, text, known, note))) line.left.add('mark-note-full')
    }
  }
  const rows = [...marked.values()].flatMap(({ fresh }) => [...fresh.values()])
  for (let start = 0; start < rows.length; start += ROWS) {
    await db.insert(highlights).values(rows.slice(start, start + ROWS))
  }
}

async function markedIn(db: Db, saveIds: number[]): Promise<Map<number, Marked>> {
  const { id, saveId, exact, startsAt, note, removedAt } = highlights
  const rows = await db
    .select({ id, saveId, exact, startsAt, note, removedAt })
    .from(highlights)
    .where(inArray(saveId, saveIds))
    .orderBy(asc(id))
  const marked = new Map<number, Marked>(saveIds.map((save) => [save, { live: 0, there: new Map(), fresh: new Map() }]))
  for (const row of rows) {
    const text = marked.get(row.saveId)
    if (!text) continue
    if (row.removedAt === null) text.live += 1
    // Of equal ones that which stands there.
    for (const name of [nameOf(row.exact), nameOf(row.exact, row.startsAt)]) {
      if (text.there.get(name)?.removedAt !== null) text.there.set(name, row)
    }
  }
  return marked
}

/** By its words, and by its place where that is told: then equal words in two places are two passages. */
const nameOf = (exact: string, startsAt?: number): string => (startsAt === undefined ? exact : `${startsAt} ${exact}`)

function newMark({ personId, at }: Owner, saveId: number, { exact, note, around }: ImportedMark): NewMark {
  const { createdAt = null, ...beside } = around ?? {}
  const said = createdAt === null ? at : new Date(createdAt)
  const when = said > at ? at : said
  return { ...{ personId, saveId, exact, note, createdAt: when, changedAt: when }, ...beside }
}

/** @returns false where there is no room for its note */
async function addNote(
  db: Db,
  { now }: Owner,
  text: Marked,
  mark: Mark | NewMark,
  more: string | null,
): Promise<boolean> {
  const before = mark.note ?? null
  const joined = joinNotes(before, more, LONGEST_MARK_NOTE)
  const fits = joined !== null || more === null
  const note = fits ? joined : before
  const back = Boolean(mark.removedAt)
  if (back) text.live += 1
  if (note !== before || back) {
    mark.note = note
    mark.removedAt = null
    // One that is to be is written with the others.
    if (mark.id !== undefined) {
      const set = { note, removedAt: null, ...(note === before ? {} : { changedAt: now }) }
      await db.update(highlights).set(set).where(eq(highlights.id, mark.id))
    }
  }
  return fits
}
