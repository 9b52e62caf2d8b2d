import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { articles, listItems, listMembers, lists, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { accessTo, mayShow } from './list-access.ts'
import { LIST_A_PAGE, MOST_ON_LIST } from './list-model.ts'
import { ownerName } from './list-queries.ts'
import type { ListTitle, ReadingList } from './model.ts'
import { itemOf } from './queries.ts'

const adder = alias(people, 'adder')

/**
 * A reading list as somebody may see it.
 *
 * @param id as it stands in the address: whoever knows it may read a list that is shared by link
 * @param readerId who asks; null for nobody
 * @param page from 1; null for all that is on it
 * @returns null where there is no such list or page, and for one that is private, or whose owner is banned, and that they do
 *   not share
 */
export async function readList(
  db: Db,
  id: string,
  { readerId, now }: { readerId: number | null; now: Date },
  page: number | null = null,
): Promise<ReadingList | null> {
  const [list] = await db
    .select({ list: lists, owner: ownerName, shown: mayShow(now) })
    .from(lists)
    .innerJoin(people, and(eq(people.id, lists.personId), isNull(people.goneAt)))
    .where(eq(lists.id, id))
  if (!list) return null
  const { personId, name, note, visibility, sample } = list.list
  const access = readerId === null ? null : await accessTo(db, id, readerId)
  if ((visibility === 'private' || !list.shown) && access === null) return null
  const sums = await sumsOf(db, id)
  const pages = page === null ? 1 : Math.max(1, Math.ceil(sums.count / LIST_A_PAGE))
  if (page !== null && page > pages) return null
  const skipped = page === null ? 0 : (page - 1) * LIST_A_PAGE
  const found = await db
    .select({
      id: listItems.id,
      link: listItems.link,
      headline: listItems.headline,
      source: listItems.sourceTitle,
      minutes: listItems.minutes,
      articleId: articles.id,
      slug: articles.slug,
      language: articles.language,
      note: listItems.note,
      adderId: listItems.addedBy,
      adder: sql<string | null>`coalesce(${adder.name}, ${adder.handle})`,
    })
    .from(listItems)
    .leftJoin(articles, and(eq(articles.id, listItems.articleId), isNull(articles.removedAt)))
    .leftJoin(adder, and(eq(adder.id, listItems.addedBy), isNull(adder.goneAt)))
    .where(and(eq(listItems.listId, id), isNull(listItems.removedAt)))
    .orderBy(asc(listItems.position), asc(listItems.id))
    .offset(skipped)
    .limit(page === null ? MOST_ON_LIST : LIST_A_PAGE + 1)
  const shown = page === null ? found : found.slice(0, LIST_A_PAGE)
  const items = shown.map(({ note: at, adderId, adder: by, ...row }) => ({
    ...itemOf(row),
    note: at,
    // Names of those who share it are nobody else's business.
    addedBy: access !== null && adderId !== personId ? by : null,
  }))
  const sharing = and(eq(listMembers.listId, id), isNotNull(listMembers.acceptedAt))
  const members = access === null ? 0 : await db.$count(listMembers, sharing)
  return {
    id,
    name,
    note,
    owner: list.owner,
    visibility,
    sample,
    own: access === 'owner',
    access,
    members,
    ...sums,
    page: page ?? 1,
    pages,
    first: skipped + 1,
    items,
    next: found[shown.length]?.id ?? null,
  }
}

/** Of the whole list, whatever page of it is shown. */
async function sumsOf(db: Db, id: string): Promise<Pick<ReadingList, 'count' | 'minutes' | 'elsewhere'>> {
  const [sums] = await db
    .select({
      count: sql<number>`count(*)::int`,
      minutes: sql<number>`coalesce(sum(${listItems.minutes}), 0)::int`,
      elsewhere: sql<boolean>`coalesce(bool_or(${listItems.articleId} is null and ${listItems.link} is not null), false)`,
    })
    .from(listItems)
    .where(and(eq(listItems.listId, id), isNull(listItems.removedAt)))
  return sums ?? { count: 0, minutes: 0, elsewhere: false }
}

/** The page of a list on which an item stands, or stood if it was taken off. */
export async function pageOfItem(db: Db, listId: string, item: number): Promise<number> {
  const there = and(eq(listItems.listId, listId), isNull(listItems.removedAt))
  const [at] = await db
    .select({ position: listItems.position })
    .from(listItems)
    .where(and(eq(listItems.listId, listId), eq(listItems.id, item)))
  const before = sql`(${listItems.position}, ${listItems.id}) < (${at?.position ?? 0}, ${item})`
  const [count, place] = await Promise.all([db.$count(listItems, there), db.$count(listItems, and(there, before))])
  return Math.floor(Math.max(0, Math.min(place, count - 1)) / LIST_A_PAGE) + 1
}

/** The lists that came with the sample edition, newest first. */
export async function listPublicSampleLists(db: Db): Promise<ListTitle[]> {
  return db
    .select({ id: lists.id, name: lists.name, owner: ownerName })
    .from(lists)
    .innerJoin(people, eq(people.id, lists.personId))
    .where(and(eq(lists.sample, true), eq(lists.visibility, 'public')))
    .orderBy(desc(lists.changedAt))
    .limit(3)
}
