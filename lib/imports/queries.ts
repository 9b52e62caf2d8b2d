import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { importLines, imports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ImportState, LineProblem, LineState } from './model.ts'

/** How an import stands. Instants are ISO strings. */
export type ImportView = {
  id: number
  name: string
  format: string | null
  state: ImportState
  problem: string | null
  broken: boolean
  at: string
  lines: Record<LineState, number>
  total: number
}

export type FailedLine = { number: number; place: string; problem: LineProblem | null; said: string | null }

const MOST_SHOWN = 20
export const MOST_FAILED_SHOWN = 500

/** Somebody's imports, the newest first. */
export async function listImports(db: Db, personId: number): Promise<ImportView[]> {
  const found = await db
    .select({
      id: imports.id,
      name: imports.name,
      format: imports.format,
      state: imports.state,
      problem: imports.problem,
      broken: imports.broken,
      at: imports.at,
    })
    .from(imports)
    .where(eq(imports.personId, personId))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(MOST_SHOWN)
  if (!found.length) return []
  const ids = found.map(({ id }) => id)
  const counts = await db
    .select({ id: importLines.importId, state: importLines.state, lines: count() })
    .from(importLines)
    .where(inArray(importLines.importId, ids))
    .groupBy(importLines.importId, importLines.state)
  return found.map(({ at, ...row }) => {
    const lines: ImportView['lines'] = { waiting: 0, saved: 0, known: 0, failed: 0 }
    for (const one of counts) if (one.id === row.id) lines[one.state] = one.lines
    const total = Object.values(lines).reduce((sum, number) => sum + number, 0)
    return { ...row, at: at.toISOString(), lines, total }
  })
}

/** What of an import could not be taken in, in the order of its file. Another's has nothing. */
export async function listFailed(db: Db, personId: number, importId: number): Promise<FailedLine[]> {
  return db
    .select({
      number: importLines.number,
      place: importLines.place,
      problem: importLines.problem,
      said: importLines.said,
    })
    .from(importLines)
    .innerJoin(imports, eq(imports.id, importLines.importId))
    .where(and(eq(imports.personId, personId), eq(importLines.importId, importId), eq(importLines.state, 'failed')))
    .orderBy(asc(importLines.number))
    .limit(MOST_FAILED_SHOWN)
}
