import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { highlights, importLines, imports, listItems, lists, savedPages, saves } from '#drizzle/schema/index.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import type { Allowance } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { keepLines, refuseFile } from '#lib/imports/commands.ts'
import { type ImportedItem, type LineProblem, PAUSE_MS } from '#lib/imports/model.ts'
import { articlesAt, readAddress, type SavedAddress } from '#lib/saved/address.ts'
import { saveArticle } from '#lib/saved/commands.ts'
import type { CopyText } from '#lib/saved/copy-text.ts'
import type { Parser } from './parser.ts'
import { keepText, textOfPage } from './saved-pages.ts'

/** Lines of one transaction: a reader who waits for the store waits no longer than that. */
const BATCH = 100

export type ImportContext = {
  db: Db
  parser: Parser
  now(): Date
  /** Private addresses that the operator opened. */
  allow: readonly Allowance[]
  /** The paper's own address: what lies there is an article of its own. */
  publicUrl: string
}

/**
 * Takes in what waits, oldest first, a hundred lines a transaction: whatever ends the program, a line is taken in once or waits.
 *
 * @returns whether anything was done
 */
export async function runImports(context: ImportContext, signal?: AbortSignal): Promise<boolean> {
  const { db, now } = context
  const open = await db
    .select({ id: imports.id, state: imports.state })
    .from(imports)
    .where(inArray(imports.state, ['waiting', 'running']))
    .orderBy(asc(imports.id))
  for (const { id, state } of open) {
    if (state === 'waiting' && !signal?.aborted) await readFile(context, id)
    while (!signal?.aborted && (await takeBatch(context, id)));
    if (!signal?.aborted) await endImport(db, id, now())
  }
  return open.length > 0
}

async function readFile({ db, parser, now }: ImportContext, id: number): Promise<void> {
  const [row] = await db.select({ file: imports.file }).from(imports).where(eq(imports.id, id))
  if (!row?.file) return
  const read = await parser.saves(Buffer.from(row.file, 'base64'))
  if (read.ok) return keepLines(db, id, read.value)
  // The program ends: the file waits for the next start.
  if (read.reason === 'parser-failed') return
  await refuseFile(
    db,
    id,
    read.reason === 'parser-memory' || read.reason === 'parser-timeout' ? 'too-large' : read.reason,
    now(),
  )
}

async function endImport(db: Db, id: number, now: Date): Promise<void> {
  const left = db
    .select({ one: sql`1` })
    .from(importLines)
    .where(and(eq(importLines.importId, id), eq(importLines.state, 'waiting')))
  await db
    .update(imports)
    .set({ state: 'done', endedAt: now })
    .where(and(eq(imports.id, id), eq(imports.state, 'running'), sql`not exists (${left})`))
}

type Line = { number: number; item: ImportedItem; address: SavedAddress }
type Taken = { saveId: number; line: Line; fresh: boolean }

/** @returns false where nothing waits any more */
async function takeBatch(context: ImportContext, id: number): Promise<boolean> {
  const { db, allow } = context
  const waits = and(eq(importLines.importId, id), eq(importLines.state, 'waiting'))
  const seen = await db.select().from(importLines).where(waits).orderBy(asc(importLines.number)).limit(BATCH)
  if (!seen.length) return false
  const texts = await textsIn(context, seen)
  await db.transaction(async (tx) => {
    const [owner] = await tx
      .select({ personId: imports.personId, at: imports.at })
      .from(imports)
      .where(eq(imports.id, id))
    // Asked again under the lock: another process may have taken some.
    const numbers = seen.map(({ number }) => number)
    const rows = await tx
      .select()
      .from(importLines)
      .where(and(waits, inArray(importLines.number, numbers)))
      .orderBy(asc(importLines.number))
      .for('update', { skipLocked: true })
    if (!owner || !rows.length) return
    const lines: Line[] = []
    const failed = new Map<number, LineProblem>()
    for (const { number, item } of rows) {
      const address = item ? readAddress(item.link, allow) : 'no-address'
      if (typeof address === 'string' || !item) failed.set(number, address === 'private' ? 'private' : 'no-address')
      else lines.push({ number, item, address })
    }
    const taken = await saveAll(tx, context, { ...owner, importId: id }, lines)
    await addAll(tx, owner, taken)
    for (const { saveId, line, fresh } of taken) {
      const text = fresh ? texts.get(line.number) : undefined
      if (text) await keepText(tx, { saveId }, text, owner.at)
    }
    await tell(tx, id, taken, failed, rows)
  })
  return true
}

/** The texts that the file brings along, cleaned as every other is, outside of any transaction. */
async function textsIn(
  { parser, allow }: ImportContext,
  rows: readonly { number: number; item: ImportedItem | null }[],
): Promise<Map<number, CopyText>> {
  const texts = new Map<number, CopyText>()
  for (const { number, item } of rows) {
    const address = item?.html ? readAddress(item.link, allow) : null
    if (!item?.html || address === null || typeof address === 'string') continue
    const { html, link, title } = item
    const given = {
      html,
      base: link,
      title,
      byline: null,
      language: null,
      published: null,
      promos: 0,
      boxes: 0,
      cut: false,
    }
    const text = await textOfPage(parser, given, { link, headline: title ?? address.host, sourceTitle: address.host })
    // One that cannot be cleaned is asked of its page like the others.
    if (typeof text !== 'string') texts.set(number, text)
  }
  return texts
}

type Owner = { personId: number; at: Date; importId: number }

async function saveAll(db: Db, { publicUrl }: ImportContext, owner: Owner, lines: readonly Line[]): Promise<Taken[]> {
  const articles = await articlesAt(
    db,
    lines.map(({ address }) => address),
    publicUrl,
  )
  const taken: Taken[] = []
  for (const line of lines) {
    const articleId = articles.get(line.address.key)
    if (articleId !== undefined) taken.push(await saveOne(db, owner, line, articleId))
  }
  const others = lines.filter(({ address }) => !articles.has(address.key))
  return [...taken, ...(await saveAddresses(db, owner, others))]
}

/** An article of the paper is saved as that one, with what the line says of it. */
async function saveOne(db: Db, { personId, at }: Owner, line: Line, articleId: number): Promise<Taken> {
  const same = and(eq(saves.personId, personId), eq(saves.articleId, articleId))
  const [before] = await db.select({ id: saves.id, removedAt: saves.removedAt }).from(saves).where(same)
  if (!before || before.removedAt) await saveArticle(db, { personId, articleId }, at)
  const [row] = await db.select({ id: saves.id }).from(saves).where(same)
  if (!row) throw new Error('what was saved is not there')
  const fresh = !before || before.removedAt !== null
  if (fresh) await db.update(saves).set(factsOf(line.item, at)).where(eq(saves.id, row.id))
  return { saveId: row.id, line, fresh }
}

function factsOf({ savedAt, state, progress, tags, note }: ImportedItem, at: Date) {
  const said = savedAt === null ? at : new Date(savedAt)
  const when = said > at ? at : said
  return { savedAt: when, stateAt: when, state, progress, tags, note }
}

async function saveAddresses(db: Db, { personId, at }: Owner, lines: readonly Line[]): Promise<Taken[]> {
  const first = new Map<string, Line>()
  for (const line of lines) if (!first.has(line.address.key)) first.set(line.address.key, line)
  const keys = [...first.keys()]
  if (!keys.length) return []
  const mine = and(eq(saves.personId, personId), inArray(saves.linkKey, keys))
  await db.delete(saves).where(and(mine, isNotNull(saves.removedAt)))
  const added = await db
    .insert(saves)
    .values(
      [...first.values()].map(({ item, address }) => ({
        ...{ personId, link: address.link, linkKey: address.key, headline: item.title ?? address.host },
        ...{ sourceTitle: address.host, minutes: 1, ...factsOf(item, at) },
      })),
    )
    .onConflictDoNothing()
    .returning({ id: saves.id, key: saves.linkKey })
  const fresh = new Set(added.map(({ id }) => id))
  const all = await db.select({ id: saves.id, key: saves.linkKey }).from(saves).where(mine)
  const idOf = new Map(all.map(({ id, key }) => [key, id]))
  const pages = added.flatMap(({ id, key }) => {
    const number = first.get(key ?? '')?.number ?? 1
    // Never all at once: each has a moment of its own, the same after any restart.
    return [{ saveId: id, nextTryAt: new Date(at.getTime() + (number - 1) * PAUSE_MS) }]
  })
  if (pages.length) await db.insert(savedPages).values(pages).onConflictDoNothing()
  return lines.flatMap((line) => {
    const saveId = idOf.get(line.address.key)
    if (saveId === undefined) return []
    return [{ saveId, line, fresh: fresh.has(saveId) && first.get(line.address.key) === line }]
  })
}

/** Highlights, lists, and what a line adds to something that was saved already. */
async function addAll(db: Db, { personId, at }: Omit<Owner, 'importId'>, taken: readonly Taken[]): Promise<void> {
  for (const { saveId, line, fresh } of taken) {
    const { tags, note, highlights: passages } = line.item
    if (!fresh && (tags.length || note !== null)) {
      await db
        .update(saves)
        .set({
          tags: sql`${saves.tags} || array(select t from unnest(${sql.param(tags)}::text[]) t where t <> all(${saves.tags}))`,
          note: sql`coalesce(${saves.note}, ${note}::text)`,
        })
        .where(eq(saves.id, saveId))
    }
    for (const { exact, note: beside } of passages) {
      const known = and(eq(highlights.saveId, saveId), eq(highlights.exact, exact))
      if (!fresh && (await db.$count(highlights, known)) > 0) continue
      await db.insert(highlights).values({ personId, saveId, exact, note: beside, createdAt: at, changedAt: at })
    }
  }
  const named = Map.groupBy(
    taken.filter(({ line }) => line.item.list !== null),
    ({ line }) => line.item.list ?? '',
  )
  for (const [name, members] of named) await putOnList(db, personId, name, members, at)
}

async function putOnList(db: Db, personId: number, name: string, members: readonly Taken[], at: Date): Promise<void> {
  const [known] = await db
    .select({ id: lists.id })
    .from(lists)
    .where(and(eq(lists.personId, personId), eq(lists.name, name)))
    .orderBy(asc(lists.createdAt))
    .limit(1)
  const id = known?.id ?? newToken()
  if (!known) await db.insert(lists).values({ id, personId, name, createdAt: at, changedAt: at })
  const rows = await db
    .select()
    .from(saves)
    .where(
      inArray(
        saves.id,
        members.map(({ saveId }) => saveId),
      ),
    )
  const [last] = await db
    .select({ position: sql<number>`coalesce(max(${listItems.position}), 0)::int` })
    .from(listItems)
    .where(eq(listItems.listId, id))
  const items = rows.map(({ articleId, link, headline, sourceTitle, minutes }, index) => ({
    ...{ listId: id, articleId, link: articleId === null ? link : null, headline, sourceTitle, minutes },
    ...{ position: (last?.position ?? 0) + index + 1, addedBy: personId, addedAt: at },
  }))
  if (items.length) await db.insert(listItems).values(items).onConflictDoNothing()
}

async function tell(
  db: Db,
  importId: number,
  taken: readonly Taken[],
  failed: ReadonlyMap<number, LineProblem>,
  rows: readonly { number: number; item: ImportedItem | null }[],
): Promise<void> {
  const of = (numbers: number[]) => and(eq(importLines.importId, importId), inArray(importLines.number, numbers))
  for (const state of ['saved', 'known'] as const) {
    const numbers = taken.filter(({ fresh }) => fresh === (state === 'saved')).map(({ line }) => line.number)
    if (numbers.length) await db.update(importLines).set({ state, item: null }).where(of(numbers))
  }
  for (const { number, item } of rows) {
    const problem = failed.get(number)
    if (problem) {
      await db
        .update(importLines)
        .set({ state: 'failed', problem, said: item?.link.slice(0, 200) ?? null, item: null })
        .where(of([number]))
    }
  }
}
