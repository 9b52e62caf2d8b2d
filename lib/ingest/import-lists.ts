import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import { listItems, listMembers, lists, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { LONGEST_TAG, MOST_TAGS } from '#lib/imports/model.ts'
import { articlesAt } from '#lib/saved/address.ts'
import { makeList } from '#lib/saved/list-commands.ts'
import { MOST_ON_LIST } from '#lib/saved/list-model.ts'
import type { Line, Owner, Taken } from './import-line.ts'

/**
 * Folders of another program become lists that their owner alone reads. What a list has no room for, and a folder for which
 * there can be no list, is told at its lines; it bears the folder's name as a tag instead, so that it can still be found by it.
 */
export async function listLines(
  db: Db,
  publicUrl: string,
  owner: Owner,
  taken: readonly Taken[],
  places: readonly Line[],
): Promise<void> {
  const members = [...(await savedMembers(db, taken)), ...(await placedMembers(db, publicUrl, places))]
  for (const [name, ones] of Map.groupBy(members, ({ line }) => line.item.list ?? '')) {
    const note = ones.find(({ line }) => line.item.onList)?.line.item.onList?.note ?? null
    const listId = await listNamed(db, owner, name, note)
    const left = listId === null ? ones : await putOn(db, owner, listId, ones)
    for (const { line } of left) line.left.add(listId === null ? 'lists' : 'list-full')
    await tagInstead(db, name, left)
  }
}

/** What is to stand on a list: something saved, or, of another Broadsheet's lists, no more than its name and address. */
type Member = {
  line: Line
  saveId: number | null
  item: Pick<(typeof listItems)['$inferSelect'], 'articleId' | 'link' | 'headline' | 'sourceTitle' | 'minutes' | 'note'>
}

async function savedMembers(db: Db, taken: readonly Taken[]): Promise<Member[]> {
  const foldered = taken.filter(({ line }) => line.item.list !== null)
  if (!foldered.length) return []
  const those = await savesOf(db, foldered)
  return foldered.flatMap(({ line, saveId }) => {
    const save = those.get(saveId)
    return save ? [{ line, saveId, item: { ...save, note: null } }] : []
  })
}

async function placedMembers(db: Db, publicUrl: string, places: readonly Line[]): Promise<Member[]> {
  const addresses = places.map(({ address }) => address)
  const articles = await articlesAt(db, addresses, publicUrl)
  return places.map((line) => {
    const { item, address } = line
    const named = { headline: item.title ?? address.host, sourceTitle: item.about?.source ?? address.host }
    const articleId = articles.get(address.key) ?? null
    const facts = { minutes: item.about?.minutes ?? 1, note: item.note }
    return { line, saveId: null, item: { articleId, link: address.link, ...named, ...facts } }
  })
}

/**
 * A list of this name that nobody else reads or has been asked to share: what was private in another program stays so.
 *
 * @returns null where there are as many lists as there can be
 */
async function listNamed(db: Db, { personId, now }: Owner, name: string, note: string | null): Promise<string | null> {
  const members = db.select({ one: sql`1` }).from(listMembers).where(eq(listMembers.listId, lists.id))
  const [known] = await db
    .select({ id: lists.id })
    .from(lists)
    .where(
      and(
        eq(lists.personId, personId),
        eq(lists.name, name),
        eq(lists.visibility, 'private'),
        eq(lists.sample, false),
        notExists(members),
      ),
    )
    .orderBy(asc(lists.createdAt), asc(lists.id))
    .limit(1)
    .for('update')
  if (known) return known.id
  const made = await makeList(db, personId, { name, note }, now)
  return made.ok ? made.value.id : null
}

const addressOf = ({ articleId, link }: { articleId: number | null; link: string | null }) => articleId ?? link

/**
 * Puts them at the end of the list in the order of the file, each once; what was taken off a moment ago is back where it stood.
 *
 * @returns those for which there was no room
 */
async function putOn(db: Db, { personId, now }: Owner, listId: string, members: readonly Member[]): Promise<Member[]> {
  const on = await db.select().from(listItems).where(eq(listItems.listId, listId))
  const itemOf = new Map(on.map((item) => [addressOf(item), item]))
  let room = MOST_ON_LIST - on.filter(({ removedAt }) => removedAt === null).length
  let position = on.reduce((last, item) => Math.max(last, item.position), -1)
  const full: Member[] = []
  const back: number[] = []
  const rows: (typeof listItems)['$inferInsert'][] = []
  for (const member of members) {
    const { note, ...save } = member.item
    const address = addressOf(save)
    if (address === null) continue
    const item = itemOf.get(address)
    if (item?.removedAt === null) continue
    if (room <= 0) {
      full.push(member)
      continue
    }
    room -= 1
    if (item) {
      back.push(item.id)
      itemOf.set(address, { ...item, removedAt: null })
      continue
    }
    position += 1
    const { articleId, link, headline, sourceTitle, minutes } = save
    const row = {
      listId,
      articleId,
      link: articleId === null ? link : null,
      headline,
      sourceTitle,
      minutes,
      position,
      note,
    }
    rows.push({ ...row, addedBy: personId, addedAt: now })
    itemOf.set(address, { ...row, id: 0, addedBy: personId, addedAt: now, removedAt: null })
  }
  if (back.length) await db.update(listItems).set({ removedAt: null }).where(inArray(listItems.id, back))
  if (rows.length) await db.insert(listItems).values(rows)
  if (rows.length || back.length) await db.update(lists).set({ changedAt: now }).where(eq(lists.id, listId))
  return full
}

async function savesOf(db: Db, members: readonly Taken[]) {
  const { id, articleId, link, headline, sourceTitle, minutes } = saves
  const rows = await db
    .select({ id, articleId, link, headline, sourceTitle, minutes })
    .from(saves)
    .where(
      and(
        inArray(
          id,
          members.map(({ saveId }) => saveId),
        ),
        isNull(saves.removedAt),
      ),
    )
  return new Map(rows.map((row) => [row.id, row]))
}

async function tagInstead(db: Db, name: string, left: readonly Member[]): Promise<void> {
  if (!left.length) return
  const tag = name.slice(0, LONGEST_TAG).trim().toWellFormed()
  const ids = left.flatMap(({ saveId }) => saveId ?? [])
  if (!ids.length) return
  const rows = await db
    .update(saves)
    .set({
      tags: sql`case when ${tag} = any(${saves.tags}) or cardinality(${saves.tags}) >= ${MOST_TAGS}
        then ${saves.tags} else ${saves.tags} || ${tag}::text end`,
    })
    .where(inArray(saves.id, ids))
    .returning({ id: saves.id, tags: saves.tags })
  const without = new Set(rows.filter(({ tags }) => !tags.includes(tag)).map(({ id }) => id))
  for (const { saveId, line } of left) if (saveId !== null && without.has(saveId)) line.left.add('tags')
}
