import { listItems, lists, saves } from '#drizzle/schema/index.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'

type Save = Partial<(typeof saves)['$inferInsert']> & { personId: number }
/** A save will do. */
type Item = Pick<(typeof saves)['$inferSelect'], 'headline' | 'sourceTitle' | 'minutes'> & {
  articleId?: number | null
  link?: string | null
  note?: string | null
}
type List = Partial<(typeof lists)['$inferInsert']> & { personId: number }

let made = 0

/** Something saved on August 10, 2025 at 10:00 in Munich, unread, of no article unless told. */
export async function givenSave(db: Db, fields: Save) {
  made += 1
  const savedAt = fields.savedAt ?? new Date('2025-08-10T08:00:00Z')
  const values = {
    headline: `Saved ${made}`,
    sourceTitle: 'City Desk',
    minutes: 5,
    stateAt: savedAt,
    ...fields,
    savedAt,
  }
  const [row] = await db.insert(saves).values(values).returning()
  if (!row) throw new Error('the insert returned no row')
  return row
}

/** A private list with these on it, in their order. */
export async function givenList(db: Db, fields: List, items: Item[] = []) {
  const at = new Date('2025-08-10T08:00:00Z')
  const values = { id: newToken(), name: 'For the train', createdAt: at, changedAt: at, ...fields }
  const [row] = await db.insert(lists).values(values).returning()
  if (!row) throw new Error('the insert returned no row')
  if (items.length) {
    await db.insert(listItems).values(
      items.map(({ articleId, link, headline, sourceTitle, minutes, note }, position) => ({
        listId: row.id,
        articleId: articleId ?? null,
        link: link ?? null,
        headline,
        sourceTitle,
        minutes,
        position,
        note: note ?? null,
        addedBy: row.personId,
        addedAt: at,
      })),
    )
  }
  return row
}
