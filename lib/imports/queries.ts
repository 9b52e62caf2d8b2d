import { and, asc, count, desc, eq, gt, inArray, isNotNull, or } from 'drizzle-orm'
import { importLines, imports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ImportState, LeftOut, LineProblem, LineState } from './model.ts'

/** How an import stands. Instants are ISO strings. */
export type ImportView = {
  id: number
  name: string
  format: string | null
  state: ImportState
  problem: string | null
  broken: boolean
  /** Entries of the file that were more than are read. */
  beyond: number
  at: string
  lines: Record<LineState, number>
  total: number
  /** Lines that were taken in, of which something is left out. */
  leftOut: number
}

/** A line that could not be taken in, with its problem, or of which something is left out. */
export type ToldLine = {
  number: number
  place: string
  problem: LineProblem | null
  leftOut: LeftOut[]
  said: string | null
}

const MOST_SHOWN = 20
/** Lines that are told below their import; there is a page of its own for more. */
export const FEW_TOLD = 20
export const TOLD_A_PAGE = 200

const columns = {
  id: imports.id,
  name: imports.name,
  format: imports.format,
  state: imports.state,
  problem: imports.problem,
  broken: imports.broken,
  beyond: imports.beyond,
  saved: imports.saved,
  known: imports.known,
  at: imports.at,
}

/** Somebody's imports, the newest first. */
export async function listImports(db: Db, personId: number): Promise<ImportView[]> {
  const found = await db
    .select(columns)
    .from(imports)
    .where(eq(imports.personId, personId))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(MOST_SHOWN)
  return withCounts(db, found)
}

/** One of somebody's own: another's is not there. */
export async function readImportView(db: Db, personId: number, id: number): Promise<ImportView | null> {
  const found = await db
    .select(columns)
    .from(imports)
    .where(and(eq(imports.personId, personId), eq(imports.id, id)))
  return (await withCounts(db, found))[0] ?? null
}

type Found = Omit<ImportView, 'at' | 'lines' | 'total' | 'leftOut'> & { at: Date; saved: number; known: number }

async function withCounts(db: Db, found: readonly Found[]): Promise<ImportView[]> {
  if (!found.length) return []
  const ids = found.map(({ id }) => id)
  const counts = await db
    .select({ id: importLines.importId, state: importLines.state, lines: count(), leftOut: count(importLines.leftOut) })
    .from(importLines)
    .where(inArray(importLines.importId, ids))
    .groupBy(importLines.importId, importLines.state)
  return found.map(({ at, saved, known, ...row }) => {
    const lines: ImportView['lines'] = { waiting: 0, saved, known, failed: 0 }
    let leftOut = 0
    for (const one of counts) {
      if (one.id !== row.id) continue
      lines[one.state] += one.lines
      leftOut += one.leftOut
    }
    const total = Object.values(lines).reduce((sum, number) => sum + number, 0)
    return { ...row, at: at.toISOString(), lines, total, leftOut }
  })
}

export type Told = {
  lines: ToldLine[]
  /** The number of the last one, where more follow. */
  next: number | null
}

/**
 * What of an import could not be taken in, or not whole, in the order of its file. Another's has nothing.
 *
 * @param after the number of the line that the page before ended with; 0 for the first
 */
export async function listTold(
  db: Db,
  personId: number,
  importId: number,
  { after, most }: { after: number; most: number },
): Promise<Told> {
  const rows = await db
    .select({
      number: importLines.number,
      place: importLines.place,
      problem: importLines.problem,
      leftOut: importLines.leftOut,
      said: importLines.said,
    })
    .from(importLines)
    .innerJoin(imports, eq(imports.id, importLines.importId))
    .where(
      and(
        eq(imports.personId, personId),
        eq(importLines.importId, importId),
        gt(importLines.number, after),
        or(eq(importLines.state, 'failed'), isNotNull(importLines.leftOut)),
      ),
    )
    .orderBy(asc(importLines.number))
    .limit(most + 1)
  const lines = rows.slice(0, most).map(({ leftOut, ...row }) => ({ ...row, leftOut: leftOut ?? [] }))
  return { lines, next: rows.length > most ? (lines.at(-1)?.number ?? null) : null }
}
