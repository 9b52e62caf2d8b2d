import { and, asc, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { importLines, imports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { isPassing, reasonOf } from '#lib/db/passing.ts'
import { keepLines, refuseFile } from '#lib/imports/commands.ts'
import type { FileProblem, LineState } from '#lib/imports/model.ts'
import { log } from '#lib/log.ts'
import { type ImportContext, takeBatch } from './import-batch.ts'
import type { ParserProblem } from './parse-job.ts'

/** `later`: something is left that could not be done now. `steps`: batches of lines, and files. */
export type Run = { is: 'nothing' | 'done' | 'later'; steps: number }

/**
 * After so many steps the store looks at its tables again: it would go on to ask them as if they were as empty as before the
 * first thousand lines, and take longer with each batch.
 */
const LOOKS = [4, 16, 64, 256]

/**
 * Takes in what waits, a hundred lines a transaction, of each import some in turn, so that a long one keeps nobody waiting.
 * Whatever ends the program, a line is taken in once or waits; and whatever is wrong with one import stops no other.
 */
export async function runImports(context: ImportContext, signal?: AbortSignal): Promise<Run> {
  const putOff: number[] = []
  let steps = 0
  while (!signal?.aborted) {
    const open = await openImports(context.db, putOff)
    if (!open.length) break
    for (const one of open) {
      if (signal?.aborted) break
      steps += 1
      if (!(await goOn(context, one, signal))) putOff.push(one.id)
      if (LOOKS.includes(steps)) await context.tidy?.()
    }
  }
  return { is: putOff.length ? 'later' : steps ? 'done' : 'nothing', steps }
}

type Open = Pick<(typeof imports)['$inferSelect'], 'id' | 'state'>

const openImports = (db: Db, but: readonly number[]): Promise<Open[]> =>
  db
    .select({ id: imports.id, state: imports.state })
    .from(imports)
    .where(
      and(inArray(imports.state, ['waiting', 'running']), but.length ? notInArray(imports.id, [...but]) : undefined),
    )
    .orderBy(asc(imports.id))

/** One step of one import. @returns false where it has to wait for another time */
async function goOn(context: ImportContext, { id, state }: Open, signal?: AbortSignal): Promise<boolean> {
  try {
    if (state === 'waiting') return await readFile(context, id, signal)
    if (!(await takeBatch(context, id))) await endImport(context.db, id, context.now())
    return true
  } catch (error) {
    log(isPassing(error) ? 'warn' : 'error', 'an import waits', { import: id, error: reasonOf(error) })
    return false
  }
}

/** @returns false where it could not be read because the program ends: it waits for the next start */
async function readFile({ db, parser, now }: ImportContext, id: number, signal?: AbortSignal): Promise<boolean> {
  const [row] = await db.select({ file: imports.file }).from(imports).where(eq(imports.id, id))
  if (!row) return true
  const read = await parser.saves(Buffer.from(row.file ?? '', 'base64'))
  if (!read.ok) {
    if (read.reason === 'parser-failed' && signal?.aborted) return false
    await refuseFile(db, id, problemOf(read.reason), now())
    return true
  }
  try {
    await keepLines(db, id, read.value)
  } catch (error) {
    if (isPassing(error)) throw error
    log('error', 'the lines of a file could not be kept', { import: id, error: reasonOf(error) })
    await refuseFile(db, id, 'unreadable', now())
  }
  return true
}

function problemOf(reason: FileProblem | ParserProblem): FileProblem {
  if (reason === 'parser-memory' || reason === 'parser-timeout') return 'too-large'
  return reason === 'parser-failed' ? 'unreadable' : reason
}

/** What ended is counted, and only the lines stay of which there is something to tell. */
async function endImport(db: Db, id: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [open] = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(and(eq(imports.id, id), eq(imports.state, 'running')))
      .for('update')
    const of = (state: LineState) => and(eq(importLines.importId, id), eq(importLines.state, state))
    if (!open || (await tx.$count(importLines, of('waiting'))) > 0) return
    const settled = async (state: LineState) => {
      const nothingToTell = and(of(state), isNull(importLines.leftOut))
      const lines = await tx.$count(importLines, nothingToTell)
      if (lines) await tx.delete(importLines).where(nothingToTell)
      return lines
    }
    const [saved, known] = [await settled('saved'), await settled('known')]
    await tx.update(imports).set({ state: 'done', endedAt: now, saved, known }).where(eq(imports.id, id))
  })
}
