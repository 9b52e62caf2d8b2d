import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { savedPages, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { MOST_TAGS, PAUSE_MS } from '#lib/imports/model.ts'
import { articlesAt } from '#lib/saved/address.ts'
import { saveArticle } from '#lib/saved/commands.ts'
import { copyArticle, storeCopy } from '#lib/saved/copies.ts'
import type { CopyText } from '#lib/saved/copy-text.ts'
import { LONGEST_NOTE, PUT_BACK_MS } from '#lib/saved/model.ts'
import { joinNotes, type Line, type Owner, type Taken } from './import-line.ts'
import { namesOf } from './saved-pages.ts'

type Kept = (typeof saves)['$inferSelect']

/** Lines that lead to the same: to one save that is there, to an article of the paper, or to an address. */
type Group = { kept: Kept | null; articleId: number | null; lines: [Line, ...Line[]] }

type Around = {
  /** The paper's own address. */
  publicUrl: string
  /** What the file brings along, by the numbers of its lines. */
  texts: ReadonlyMap<number, CopyText>
}

/**
 * Saves what the lines name, each once. What is saved already stays as it is and gets what the lines add; what was taken off
 * comes back with all that its reader had made of it. Part of a transaction in which nobody else takes in lines of this person's.
 */
export async function saveLines(db: Db, around: Around, owner: Owner, lines: readonly Line[]): Promise<Taken[]> {
  if (!lines.length) return []
  const taken: Taken[] = []
  const addresses: Group[] = []
  for (const group of await groupsOf(db, around.publicUrl, owner, lines)) {
    const { kept, articleId } = group
    if (kept) taken.push(...told(group, kept, await addTo(db, owner, kept, group.lines)))
    else if (articleId !== null)
      taken.push(...told(group, await saveArticleOf(db, owner, articleId, group.lines), true))
    else addresses.push(group)
  }
  const { added, missed } = await insertAddresses(db, around.texts, owner, addresses)
  // Saved by their reader in this moment: now they are there.
  return [...taken, ...added, ...(await saveLines(db, around, owner, missed))]
}

function told({ lines }: Group, save: Pick<Kept, 'id' | 'copyId' | 'articleId'>, fresh: boolean): Taken[] {
  const wantsText = save.copyId === null && save.articleId === null
  return lines.map((line, index) => ({ line, saveId: save.id, fresh: fresh && index === 0, wantsText }))
}

async function groupsOf(db: Db, publicUrl: string, { personId }: Owner, lines: readonly Line[]): Promise<Group[]> {
  const addresses = lines.map(({ address }) => address)
  const articles = await articlesAt(db, addresses, publicUrl)
  const ids = [...new Set(articles.values())]
  const keys = addresses.map(({ key }) => key)
  const there = await db
    .select()
    .from(saves)
    .where(
      and(
        eq(saves.personId, personId),
        or(inArray(saves.linkKey, keys), ids.length ? inArray(saves.articleId, ids) : undefined),
      ),
    )
    .orderBy(asc(saves.id))
    .for('update')
  const groups = new Map<string, Group>()
  for (const line of lines) {
    const { key } = line.address
    const articleId = articles.get(key) ?? null
    // Somebody may have saved an address before the paper had its article: that is where it stands with them.
    const kept =
      there.find(({ linkKey }) => linkKey === key) ??
      (articleId === null ? undefined : there.find((save) => save.articleId === articleId)) ??
      null
    const name = kept ? `save ${kept.id}` : articleId === null ? key : `article ${articleId}`
    const group = groups.get(name)
    if (group) group.lines.push(line)
    else groups.set(name, { kept, articleId, lines: [line] })
  }
  return [...groups.values()]
}

/** @returns whether it had been taken off, and is there again */
async function addTo(db: Db, { at, now }: Owner, kept: Kept, lines: Group['lines']): Promise<boolean> {
  const { note, tags } = withLines(kept, lines)
  const back = kept.removedAt !== null
  const change = {
    ...(note === kept.note ? {} : { note }),
    ...(tags.length === kept.tags.length ? {} : { tags }),
    ...(back ? { removedAt: null } : {}),
    // Within its hour it is put back as it was; later it is what the file says, but for what its reader had added to it.
    ...(kept.removedAt && kept.removedAt.getTime() < now.getTime() - PUT_BACK_MS ? placeOf(lines[0], at) : {}),
  }
  if (Object.keys(change).length) await db.update(saves).set(change).where(eq(saves.id, kept.id))
  if (back && kept.copyId === null) {
    if (kept.articleId !== null) await copyArticle(db, kept.id, kept.articleId, now)
    else await wantPages(db, at, [{ saveId: kept.id, line: lines[0] }])
  }
  return back
}

/** An article of the paper is saved as that one, with what the lines say of it. */
async function saveArticleOf(db: Db, { personId, at }: Owner, articleId: number, lines: Group['lines']): Promise<Kept> {
  await saveArticle(db, { personId, articleId }, at)
  const [row] = await db
    .update(saves)
    .set({ ...placeOf(lines[0], at), ...withLines({ note: null, tags: [] }, lines) })
    .where(and(eq(saves.personId, personId), eq(saves.articleId, articleId)))
    .returning()
  if (!row) throw new Error('what was saved is not there')
  return row
}

async function insertAddresses(db: Db, texts: Around['texts'], { personId, at, now }: Owner, groups: readonly Group[]) {
  if (!groups.length) return { added: [], missed: [] }
  const values: (typeof saves)['$inferInsert'][] = []
  for (const { lines } of groups) {
    const { item, address } = lines[0]
    const number = lines.find((line) => texts.has(line.number))?.number
    const text = number === undefined ? undefined : texts.get(number)
    values.push({
      ...{ personId, link: address.link, linkKey: address.key, sourceTitle: item.about?.source ?? address.host },
      ...(text
        ? { ...namesOf(text), copyId: await storeCopy(db, text, now) }
        : { headline: item.title ?? address.host, minutes: item.about?.minutes ?? 1 }),
      ...placeOf(lines[0], at),
      ...withLines({ note: null, tags: [] }, lines),
    })
  }
  const rows = await db.insert(saves).values(values).onConflictDoNothing().returning()
  const rowOf = new Map(rows.map((row) => [row.linkKey, row]))
  const added: Taken[] = []
  const missed: Line[] = []
  const pages: { saveId: number; line: Line }[] = []
  for (const group of groups) {
    const row = rowOf.get(group.lines[0].address.key)
    if (!row) {
      missed.push(...group.lines)
      continue
    }
    added.push(...told(group, row, true))
    if (row.copyId === null) pages.push({ saveId: row.id, line: group.lines[0] })
  }
  await wantPages(db, at, pages)
  return { added, missed }
}

/** Never all at once: each page has a moment of its own, the same after any restart. */
async function wantPages(db: Db, at: Date, pages: readonly { saveId: number; line: Line }[]): Promise<void> {
  const moment = ({ number }: Line) => new Date(at.getTime() + (number - 1) * PAUSE_MS)
  const wanted = pages.map(({ saveId, line }) => ({ saveId, nextTryAt: moment(line) }))
  if (wanted.length) await db.insert(savedPages).values(wanted).onConflictDoNothing()
}

/** Where the line says that it stood, and since when. */
function placeOf({ item: { savedAt, state, progress, place } }: Line, at: Date) {
  const said = savedAt === null ? at : new Date(savedAt)
  const when = said > at ? at : said
  return { savedAt: when, stateAt: when, state, progress, ...(place !== undefined && { place }) }
}

/** The note and the tags that something has once these lines are added to it; what has no room there is told at its line. */
function withLines(before: Pick<Kept, 'note' | 'tags'>, lines: readonly Line[]): Pick<Kept, 'note' | 'tags'> {
  let { note } = before
  const tags = [...before.tags]
  for (const { item, left } of lines) {
    const joined = joinNotes(note, item.note, LONGEST_NOTE)
    if (joined === null && item.note !== null) left.add('note-full')
    else note = joined
    for (const tag of item.tags) {
      if (tags.includes(tag)) continue
      if (tags.length < MOST_TAGS) tags.push(tag)
      else left.add('tags')
    }
  }
  return { note, tags }
}
