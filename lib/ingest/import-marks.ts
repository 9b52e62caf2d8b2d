import { asc, eq, inArray } from 'drizzle-orm'
import { highlights } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
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
    for (const { exact, note } of line.item.highlights) {
      const known = text.there.get(exact) ?? text.fresh.get(exact) ?? null
      if ((known === null || known.removedAt) && text.live >= MOST_MARKS) line.left.add('marks')
      else if (known === null) {
        text.live += 1
        text.fresh.set(exact, newMark(owner, saveId, exact, note))
      } else if (!(await addNote(db, owner, text, known, note))) line.left.add('mark-note-full')
    }
  }
  const rows = [...marked.values()].flatMap(({ fresh }) => [...fresh.values()])
  for (let start = 0; start < rows.length; start += ROWS) {
    await db.insert(highlights).values(rows.slice(start, start + ROWS))
  }
}

async function markedIn(db: Db, saveIds: number[]): Promise<Map<number, Marked>> {
  const { id, saveId, exact, note, removedAt } = highlights
  const rows = await db
    .select({ id, saveId, exact, note, removedAt })
    .from(highlights)
    .where(inArray(saveId, saveIds))
    .orderBy(asc(id))
  const marked = new Map<number, Marked>(saveIds.map((save) => [save, { live: 0, there: new Map(), fresh: new Map() }]))
  for (const row of rows) {
    const text = marked.get(row.saveId)
    if (!text) continue
    if (row.removedAt === null) text.live += 1
    // Of equal ones that which stands there.
    if (text.there.get(row.exact)?.removedAt !== null) text.there.set(row.exact, row)
  }
  return marked
}

const newMark = ({ personId, at }: Owner, saveId: number, exact: string, note: string | null): NewMark => ({
  ...{ personId, saveId, exact, note, createdAt: at, changedAt: at },
})

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
