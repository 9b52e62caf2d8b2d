import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { articles, importLines, imports, listItems, listMembers, lists, people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { LONGEST_SAID } from '#lib/imports/model.ts'

import { addressOf } from './saved.ts'

export type TakenItem = {
  headline: string
  source: string
  minutes: number
  address: string | null
  note: string | null
  /** Who put it there, where that was somebody else. */
  addedBy: string | null
  addedAt: Date
}

export type TakenList = Pick<
  typeof lists.$inferSelect,
  'id' | 'name' | 'note' | 'visibility' | 'createdAt' | 'changedAt'
> & {
  /** With whom it is shared: its owner sees that. */
  members: { handle: string; role: 'viewer' | 'editor'; accepted: boolean }[]
  /** In the order of the list. */
  items: TakenItem[]
}

/** The lists that somebody made, one at a time, with all that stands on them. */
export async function* takenLists(db: Db, personId: number, publicUrl: string): AsyncGenerator<TakenList> {
  const own = await db
    .select()
    .from(lists)
    .where(eq(lists.personId, personId))
    .orderBy(asc(lists.createdAt), asc(lists.id))
  for (const { id, name, note, visibility, createdAt, changedAt } of own) {
    const members = await db
      .select({ handle: people.handle, role: listMembers.role, acceptedAt: listMembers.acceptedAt })
      .from(listMembers)
      .innerJoin(people, and(eq(people.id, listMembers.personId), isNull(people.goneAt)))
      .where(eq(listMembers.listId, id))
      .orderBy(asc(people.handle))
    const items = await db
      .select({
        headline: listItems.headline,
        source: listItems.sourceTitle,
        minutes: listItems.minutes,
        link: listItems.link,
        note: listItems.note,
        adderId: listItems.addedBy,
        adder: people.handle,
        addedAt: listItems.addedAt,
        articleId: articles.id,
        slug: articles.slug,
        articleLink: articles.link,
      })
      .from(listItems)
      .leftJoin(articles, eq(articles.id, listItems.articleId))
      .leftJoin(people, and(eq(people.id, listItems.addedBy), isNull(people.goneAt)))
      .where(and(eq(listItems.listId, id), isNull(listItems.removedAt)))
      .orderBy(asc(listItems.position), asc(listItems.id))
    yield {
      ...{ id, name, note, visibility, createdAt, changedAt },
      members: members.map(({ handle, role, acceptedAt }) => ({ handle, role, accepted: acceptedAt !== null })),
      items: items.map(({ link, articleId, slug, articleLink, adderId, adder, ...item }) => ({
        ...item,
        address: addressOf({ link, articleId, slug, articleLink }, publicUrl),
        addedBy: adderId === personId ? null : adder,
      })),
    }
  }
}

const LINES_AT_A_TIME = 500

/** What of an import could not be taken in, or not whole, or waits yet, in the order of its file, some at a time. */
export async function* takenLines(db: Db, personId: number, importId: number) {
  for (let after = 0; ; ) {
    const page = await db
      .select({
        number: importLines.number,
        line: importLines.place,
        state: importLines.state,
        problem: importLines.problem,
        leftOut: importLines.leftOut,
        said: importLines.said,
        item: importLines.item,
      })
      .from(importLines)
      .innerJoin(imports, and(eq(imports.id, importLines.importId), eq(imports.personId, personId)))
      .where(
        and(
          eq(importLines.importId, importId),
          gt(importLines.number, after),
          or(inArray(importLines.state, ['waiting', 'failed']), isNotNull(importLines.leftOut)),
        ),
      )
      .orderBy(asc(importLines.number))
      .limit(LINES_AT_A_TIME)
    const last = page.at(-1)
    if (!last) return
    // A text that came along is in the file that was brought.
    yield page.map(({ number: _, item, said, ...line }) => ({
      ...line,
      said: said ?? item?.link.slice(0, LONGEST_SAID) ?? null,
    }))
    if (page.length < LINES_AT_A_TIME) return
    after = last.number
  }
}
