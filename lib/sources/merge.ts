import { and, eq, inArray, sql } from 'drizzle-orm'
import { articleAliases, articles, follows, mutes, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { noteMove } from './record-read.ts'

/**
 * A source has moved onto another that the paper knows: its articles and their names go to that one and it is
 * removed. An article that both had stays with the removed source: reachable at its address, in no list twice.
 * To be called within a transaction.
 */
export async function mergeSources(db: Db, from: number, into: number, now: Date): Promise<void> {
  const twice = sql`select mine.article_id from ${articleAliases} mine
    join ${articleAliases} theirs on theirs.kind = mine.kind and theirs.value = mine.value and theirs.source_id = ${into}
    where mine.source_id = ${from} and mine.kind in ('guid', 'link', 'canonical')`
  const moved = await db
    .update(articles)
    .set({ sourceId: into })
    .where(and(eq(articles.sourceId, from), sql`${articles.id} not in (${twice})`))
    .returning({ id: articles.id })
  const ids = moved.map((row) => row.id)
  if (ids.length) {
    await db.update(articleAliases).set({ sourceId: into }).where(inArray(articleAliases.articleId, ids))
  }
  // Who follows or mutes the one goes on with the other.
  for (const table of [follows, mutes]) {
    const theirs = sql`select person_id, ${into}::int, at${table === mutes ? sql`, until, removed_at` : sql``}
      from ${table} where source_id = ${from}`
    const columns = sql.raw(`person_id, source_id, at${table === mutes ? ', until, removed_at' : ''}`)
    await db.execute(sql`insert into ${table} (${columns}) ${theirs} on conflict do nothing`)
    await db.delete(table).where(eq(table.sourceId, from))
  }
  // Without the instant of a removal: there is nothing to undo, and what both had stays at its address.
  const [gone] = await db
    .update(sources)
    .set({ state: 'removed', claimedUntil: null })
    .where(eq(sources.id, from))
    .returning({ fromUrl: sources.feedUrl })
  // The one that stays is read at once: it is known to answer.
  const [kept] = await db
    .update(sources)
    .set({ state: 'active', nextReadAt: null, removedAt: null, removedFrom: null })
    .where(eq(sources.id, into))
    .returning({ toUrl: sources.feedUrl })
  if (gone && kept) await noteMove(db, { sourceId: into, ...gone, ...kept, at: now })
}
