import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { articles, listItems, lists, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { ListTitle, ReadingList } from './model.ts'
import { itemOf } from './queries.ts'

const ownerName = sql<string>`coalesce(${people.name}, ${people.handle})`
const MOST_ITEMS = 2_000

/**
 * A reading list as somebody may see it.
 *
 * @param id as it stands in the address: whoever knows it may read a list that is shared by link
 * @param readerId who asks; null for nobody
 * @returns null where there is no such list, and for a private one of somebody else
 */
export async function readList(db: Db, id: string, readerId: number | null): Promise<ReadingList | null> {
  const [list] = await db
    .select({ list: lists, owner: ownerName })
    .from(lists)
    .innerJoin(people, and(eq(people.id, lists.personId), isNull(people.goneAt)))
    .where(eq(lists.id, id))
  if (!list) return null
  const { personId, name, note, visibility, sample } = list.list
  const own = personId === readerId
  if (visibility === 'private' && !own) return null
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
    })
    .from(listItems)
    .leftJoin(articles, and(eq(articles.id, listItems.articleId), isNull(articles.removedAt)))
    .where(eq(listItems.listId, id))
    .orderBy(asc(listItems.position), asc(listItems.id))
    .limit(MOST_ITEMS)
  const items = found.map(({ note: at, ...row }) => ({ ...itemOf(row), note: at }))
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0)
  return { id, name, note, owner: list.owner, visibility, sample, own, minutes, items }
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
