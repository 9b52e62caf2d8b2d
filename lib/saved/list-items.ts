import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import { listItems, lists, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { recordBulk } from './bulk.ts'
import { type AccessFault, enterList } from './list-access.ts'
import { MOST_ON_LIST } from './list-model.ts'
import { PUT_BACK_MS } from './model.ts'

type Where = { listId: string; personId: number }
type Added = { bulk: number; items: number[] }
export type AddFault = AccessFault | 'nothing-new' | 'full'

/** Puts what somebody saved at the end of a list, each once, in the order given; by name and address, never with its text. */
export async function addToList(
  db: Db,
  { listId, personId }: Where,
  saveIds: readonly number[],
  now: Date,
): Promise<Result<Added, AddFault>> {
  return db.transaction(async (tx) => {
    const entered = await enterList(tx, listId, personId, 'editor')
    if (entered.fault) return refused(entered.fault)
    const there = await tx.$count(listItems, and(eq(listItems.listId, listId), isNull(listItems.removedAt)))
    const news = await notYetOn(tx, { listId, personId }, saveIds)
    if (!news.length) return refused('nothing-new')
    if (there + news.length > MOST_ON_LIST) return refused('full')
    // What was taken off a moment ago and comes again is new.
    await forget(tx, listId, news)
    const last = await lastPlace(tx, listId)
    const made = await tx
      .insert(listItems)
      .values(
        news.map((save, index) => ({
          ...save,
          listId,
          position: last + 1 + index,
          addedBy: personId,
          addedAt: now,
        })),
      )
      .returning({ id: listItems.id })
    await touch(tx, listId, now)
    const ids = made.map(({ id }) => id)
    const bulk = await recordBulk(tx, { personId, at: now, act: 'list', listId, ids })
    return done({ bulk, items: ids })
  })
}

/** Of somebody's own saves those that lead somewhere and are not on the list. */
async function notYetOn(tx: Db, { listId, personId }: Where, saveIds: readonly number[]) {
  const { articleId, link, headline, sourceTitle, minutes } = saves
  const own = saveIds.length
    ? await tx
        .select({ id: saves.id, articleId, link, headline, sourceTitle, minutes })
        .from(saves)
        .where(
          and(
            eq(saves.personId, personId),
            inArray(saves.id, [...saveIds]),
            isNull(saves.removedAt),
            or(isNotNull(articleId), isNotNull(link)),
          ),
        )
    : []
  const on = await tx
    .select({ articleId: listItems.articleId, link: listItems.link })
    .from(listItems)
    .where(and(eq(listItems.listId, listId), isNull(listItems.removedAt)))
  const keyOf = (one: { articleId: number | null; link: string | null }) => one.articleId ?? one.link
  const known = new Set(on.map(keyOf))
  return own
    .filter((save) => !known.has(keyOf(save)))
    .sort((one, other) => saveIds.indexOf(one.id) - saveIds.indexOf(other.id))
    .map(({ id: _, ...save }) => save)
}

async function forget(tx: Db, listId: string, news: { articleId: number | null; link: string | null }[]) {
  const those = news.map(({ articleId, link }) =>
    articleId === null ? eq(listItems.link, link ?? '') : eq(listItems.articleId, articleId),
  )
  await tx.delete(listItems).where(and(eq(listItems.listId, listId), isNotNull(listItems.removedAt), or(...those)))
}

async function lastPlace(tx: Db, listId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${listItems.position}), -1)::int` })
    .from(listItems)
    .where(eq(listItems.listId, listId))
  return row?.last ?? -1
}

const touch = (tx: Db, listId: string, now: Date) =>
  tx.update(lists).set({ changedAt: now }).where(eq(lists.id, listId))

/** Another place on the list: `before` another item, or last where that is null. */
export type Move = 'top' | 'up' | 'down' | { before: number | null }
export type ItemFault = AccessFault | 'no-item'
type Item = Where & { item: number }

/** Moves an item; one that is first already stays, and so on. */
export async function moveItem(db: Db, { item, ...where }: Item, move: Move, now: Date) {
  return changing(db, where, now, async (tx) => {
    const order = (
      await tx
        .select({ id: listItems.id })
        .from(listItems)
        .where(and(eq(listItems.listId, where.listId), isNull(listItems.removedAt)))
        .orderBy(asc(listItems.position), asc(listItems.id))
    ).map(({ id }) => id)
    const at = order.indexOf(item)
    if (at < 0) return false
    const to = placeOf(order, item, at, move)
    if (to === null) return false
    order.splice(at, 1)
    order.splice(to, 0, item)
    await tx.execute(sql`update ${listItems} set position = wanted.place - 1
      from unnest(${sql.param(order)}::int[]) with ordinality as wanted(id, place)
      where ${listItems.id} = wanted.id and position <> wanted.place - 1`)
    return true
  })
}

/** The place in the order once the item is out of it; null where the other item is not there. */
function placeOf(order: number[], item: number, at: number, move: Move): number | null {
  if (move === 'top') return 0
  if (move === 'up') return Math.max(0, at - 1)
  if (move === 'down') return Math.min(order.length - 1, at + 1)
  const rest = order.filter((id) => id !== item)
  if (move.before === null) return rest.length
  if (move.before === item) return at
  const to = rest.indexOf(move.before)
  return to < 0 ? null : to
}

/** A note for all who read the list; null takes it away. */
export async function noteItem(db: Db, { item, ...where }: Item, note: string | null, now: Date) {
  return changing(db, where, now, async (tx) => {
    const noted = await tx.update(listItems).set({ note }).where(onList(where.listId, item)).returning()
    return noted.length > 0
  })
}

const onList = (listId: string, item: number) =>
  and(eq(listItems.listId, listId), eq(listItems.id, item), isNull(listItems.removedAt))

/** Takes an item off. For an hour anybody who may edit the list can put it back, where it stood. */
export async function takeOff(db: Db, { item, ...where }: Item, now: Date) {
  return changing(db, where, now, async (tx) => {
    const off = await tx.update(listItems).set({ removedAt: now }).where(onList(where.listId, item)).returning()
    return off.length > 0
  })
}

/** Puts back what was taken off within the hour; a list that has been filled up since takes no more. */
export async function putBackItem(db: Db, { item, ...where }: Item, now: Date) {
  return changing(db, where, now, async (tx) => {
    const others = and(eq(listItems.listId, where.listId), isNull(listItems.removedAt), ne(listItems.id, item))
    if ((await tx.$count(listItems, others)) >= MOST_ON_LIST) return false
    const back = await tx
      .update(listItems)
      .set({ removedAt: null })
      .where(
        and(
          eq(listItems.listId, where.listId),
          eq(listItems.id, item),
          gt(listItems.removedAt, new Date(now.getTime() - PUT_BACK_MS)),
        ),
      )
      .returning()
    return back.length > 0
  })
}

/** One after the other, by those who may. */
async function changing(
  db: Db,
  { listId, personId }: Where,
  now: Date,
  change: (tx: Db) => Promise<boolean>,
): Promise<Result<null, ItemFault>> {
  return db.transaction(async (tx) => {
    const entered = await enterList(tx, listId, personId, 'editor')
    if (entered.fault) return refused(entered.fault)
    if (!(await change(tx))) return refused('no-item')
    await touch(tx, listId, now)
    return done(null)
  })
}
