import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { articles, listItems, listMembers, lists, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { accessTo } from './list-access.ts'
import { ownerName } from './list-queries.ts'
import type { ListTitle, ReadingList } from './model.ts'
import { itemOf } from './queries.ts'

const adder = alias(people, 'adder')
const MOST_ITEMS = 2_000

/**
 * A reading list as somebody may see it.
 *
 * @param id as it stands in the address: whoever knows it may read a list that is shared by link
 * @param readerId who asks; null for nobody
 * @returns null where there is no such list, and for a private one that somebody else does not share with them
 */
export async function readList(db: Db, id: string, readerId: number | null): Promise<ReadingList | null> {
  const [list] = await db
    .select({ list: lists, owner: ownerName })
    .from(lists)
    .innerJoin(people, and(eq(people.id, lists.personId), isNull(people.goneAt)))
    .where(eq(lists.id, id))
  if (!list) return null
  const { personId, name, note, visibility, sample } = list.list
  const access = readerId === null ? null : await accessTo(db, id, readerId)
  if (visibility === 'private' && access === null) return null
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
    .limit(MOST_ITEMS)
  const items = found.map(({ note: at, adderId, adder: by, ...row }) => ({
    ...itemOf(row),
    note: at,
    // Names of those who share it are nobody else's business.
    addedBy: access !== null && adderId !== personId ? by : null,
  }))
  const sharing = and(eq(listMembers.listId, id), isNotNull(listMembers.acceptedAt))
  const members = access === null ? 0 : await db.$count(listMembers, sharing)
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
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
    minutes,
    items,
  }
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
