import { and, eq, lt, sql } from 'drizzle-orm'
import { importLines, imports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { FileProblem, ReadImport } from './model.ts'

/** Rows of one statement. */
const ROWS = 500
/** What came of an import is told for so long. */
const KEPT_DAYS = 90

/** Keeps a file: from here on nothing of it is lost, whatever ends the program. @returns its number */
export async function keepFile(
  db: Db,
  { personId, name, bytes }: { personId: number; name: string; bytes: Uint8Array },
  now: Date,
): Promise<number> {
  const file = Buffer.from(bytes).toString('base64')
  const [row] = await db.insert(imports).values({ personId, name, file, at: now }).returning({ id: imports.id })
  if (!row) throw new Error('the insert returned no row')
  return row.id
}

/** Puts the lines of a file in its place, in one transaction: once, whoever else has read it meanwhile. */
export async function keepLines(db: Db, id: number, read: ReadImport): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await stillWaits(tx, id))) return
    for (let start = 0; start < read.lines.length; start += ROWS) {
      await tx.insert(importLines).values(
        read.lines.slice(start, start + ROWS).map((line, index) => ({
          importId: id,
          number: start + index + 1,
          place: line.place,
          ...('item' in line
            ? { item: line.item }
            : { state: 'failed' as const, problem: line.problem, said: line.text }),
        })),
      )
    }
    await tx
      .update(imports)
      .set({ state: 'running', file: null, format: read.format, broken: read.broken, beyond: read.beyond })
      .where(eq(imports.id, id))
  })
}

export async function refuseFile(db: Db, id: number, problem: FileProblem, now: Date): Promise<void> {
  await db
    .update(imports)
    .set({ state: 'failed', file: null, problem, endedAt: now })
    .where(and(eq(imports.id, id), eq(imports.state, 'waiting')))
}

async function stillWaits(db: Db, id: number): Promise<boolean> {
  const [row] = await db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.state, 'waiting')))
    .for('update')
  return row !== undefined
}

/** What was told for long enough is forgotten; what was saved by it stays. */
export async function tidyImports(db: Db, now: Date): Promise<void> {
  const before = sql`${now.toISOString()}::timestamptz - ${`${KEPT_DAYS} days`}::interval`
  await db.delete(imports).where(lt(imports.endedAt, before))
}
