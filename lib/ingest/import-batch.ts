import { and, asc, eq, inArray } from 'drizzle-orm'
import { importLines, imports, people } from '#drizzle/schema/index.ts'
import type { Allowance } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { isPassing, reasonOf } from '#lib/db/passing.ts'
import { type LineProblem, LONGEST_SAID } from '#lib/imports/model.ts'
import { log } from '#lib/log.ts'
import { LONGEST_ADDRESS, readAddress } from '#lib/saved/address.ts'
import type { CopyText } from '#lib/saved/copy-text.ts'
import type { Line, Taken } from './import-line.ts'
import { listLines } from './import-lists.ts'
import { markLines } from './import-marks.ts'
import { saveLines } from './import-saves.ts'
import type { Parser } from './parser.ts'
import { keepText, textsOfPages } from './saved-pages.ts'

/** Lines of one transaction: a reader who waits for the store waits no longer than that. */
const BATCH = 100
/** Texts that are cleaned in one go: what else has to be cleaned waits no longer than that. */
const TEXTS = 25

export type ImportContext = {
  db: Db
  parser: Parser
  now(): Date
  /** Private addresses that the operator opened. */
  allow: readonly Allowance[]
  /** The paper's own address: what lies there is an article of its own. */
  publicUrl: string
  /** The store looks at its tables again, where nothing else makes it. */
  tidy?(): Promise<void>
}

type Row = (typeof importLines)['$inferSelect']

const waiting = (id: number) => and(eq(importLines.importId, id), eq(importLines.state, 'waiting'))

/**
 * Takes in the next lines of an import, all of them in one transaction.
 *
 * @returns false where nothing waits any more
 * @throws what the store says while it is away; whatever else is wrong with a line is told at that line
 */
export async function takeBatch(context: ImportContext, id: number): Promise<boolean> {
  const rows = await context.db
    .select()
    .from(importLines)
    .where(waiting(id))
    .orderBy(asc(importLines.number))
    .limit(BATCH)
  if (!rows.length) return false
  await takeOrTell(context, id, rows)
  return true
}

/** One line that nobody foresaw costs no other: it is looked for by halves, and told as one that could not be made out. */
async function takeOrTell(context: ImportContext, id: number, rows: readonly Row[]): Promise<void> {
  try {
    return await takeLines(context, id, rows)
  } catch (error) {
    if (isPassing(error)) throw error
    const [row] = rows
    if (row && rows.length === 1) {
      log('error', 'a line that somebody brought could not be taken in', { import: id, error: reasonOf(error) })
      return tellFailed(context.db, row, 'unreadable')
    }
    const half = Math.ceil(rows.length / 2)
    await takeOrTell(context, id, rows.slice(0, half))
    await takeOrTell(context, id, rows.slice(half))
  }
}

async function takeLines(context: ImportContext, id: number, seen: readonly Row[]): Promise<void> {
  const { db, allow, publicUrl, now } = context
  const texts = await textsIn(context, seen)
  await db.transaction(async (tx) => {
    // One batch of a person's at a time, whichever file or process it is of: another one waits here. What they save
    // themselves meanwhile does not.
    const [owner] = await tx
      .select({ personId: people.id, at: imports.at })
      .from(people)
      .innerJoin(imports, and(eq(imports.personId, people.id), eq(imports.id, id)))
      .for('no key update', { of: people })
    const numbers = seen.map(({ number }) => number)
    // Asked again now that nobody else takes any.
    const rows = await tx
      .select()
      .from(importLines)
      .where(and(waiting(id), inArray(importLines.number, numbers)))
      .orderBy(asc(importLines.number))
      .for('update')
    if (!owner || !rows.length) return
    const lines: Line[] = []
    for (const row of rows) {
      const address = row.item ? readAddress(row.item.link, allow) : 'no-address'
      if (row.item && typeof address !== 'string') {
        lines.push({ number: row.number, item: row.item, address, left: new Set(row.item.left) })
      } else await tellFailed(tx, row, problemOf(row, address))
    }
    const who = { ...owner, now: now() }
    const places = lines.filter(({ item }) => item.onList)
    const taken = await saveLines(
      tx,
      { publicUrl, texts },
      who,
      lines.filter(({ item }) => !item.onList),
    )
    for (const { saveId, line, wantsText } of taken) {
      const text = wantsText ? texts.get(line.number) : undefined
      if (text) await keepText(tx, { saveId }, text, owner.at)
    }
    await markLines(tx, who, taken)
    await listLines(tx, publicUrl, who, taken, places)
    await tellTaken(tx, id, [...taken, ...places.map((line) => ({ line, fresh: true }))])
  })
}

function problemOf({ item }: Row, address: unknown): LineProblem {
  if (address === 'private') return 'private'
  return item && item.link.length > LONGEST_ADDRESS ? 'too-long' : 'no-address'
}

/** The texts that the file brings along, cleaned as every other is, outside of any transaction. */
async function textsIn({ parser, allow }: ImportContext, rows: readonly Row[]): Promise<Map<number, CopyText>> {
  const texts = new Map<number, CopyText>()
  const given = rows.flatMap(({ number, item }) => {
    const address = item?.html ? readAddress(item.link, allow) : null
    if (!item?.html || address === null || typeof address === 'string') return []
    const { html, link, title, about } = item
    const extract = {
      ...{ html, base: link, title, byline: about?.byline ?? null, language: about?.language ?? null },
      published: about?.published ?? null,
      ...{ promos: 0, boxes: 0, cut: false },
    }
    const sourceTitle = about?.source ?? address.host
    return [{ number, extract, claim: { link, headline: title ?? address.host, sourceTitle } }]
  })
  for (let start = 0; start < given.length; start += TEXTS) {
    const some = given.slice(start, start + TEXTS)
    for (const [index, text] of (await textsOfPages(parser, some)).entries()) {
      const number = some[index]?.number
      // One that cannot be cleaned is asked of its page like the others.
      if (number !== undefined && typeof text !== 'string') texts.set(number, text)
    }
  }
  return texts
}

const said = (text: string) => text.slice(0, LONGEST_SAID).toWellFormed()

async function tellFailed(db: Db, { importId, number, item }: Row, problem: LineProblem): Promise<void> {
  await db
    .update(importLines)
    .set({ state: 'failed', problem, said: item ? said(item.link) : null, item: null })
    .where(and(waiting(importId), eq(importLines.number, number)))
}

async function tellTaken(db: Db, importId: number, taken: readonly Pick<Taken, 'line' | 'fresh'>[]): Promise<void> {
  const of = (numbers: number[]) => and(eq(importLines.importId, importId), inArray(importLines.number, numbers))
  for (const state of ['saved', 'known'] as const) {
    const numbers = taken.filter(({ fresh }) => fresh === (state === 'saved')).map(({ line }) => line.number)
    if (numbers.length) await db.update(importLines).set({ state, item: null }).where(of(numbers))
  }
  for (const { line } of taken) {
    const { number, item, left } = line
    if (!left.size) continue
    await db
      .update(importLines)
      .set({ leftOut: [...left], said: said(item.title ?? item.link) })
      .where(of([number]))
  }
}
