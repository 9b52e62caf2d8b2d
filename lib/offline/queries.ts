import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { articles, highlights, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { type Front, inPaperOrder } from '#lib/front/model.ts'
import { TO_BE_READ } from '#lib/saved/model.ts'
import { FRONT_STORIES, MOST_SAVED, type Readable, type SavedReadable } from './model.ts'

/** The first stories of a front, as one reads it: from its top, each once. */
export function firstStories(front: Front): Readable[] {
  const named = inPaperOrder(front).map(
    ({ id, slug, headline }) => [id, { href: `/article/${slug}-${id}`, headline }] as const,
  )
  return [...new Map(named).values()].slice(0, FRONT_STORIES)
}

/** All that the page of something saved says of its own: another text, mark, note or place in it is another version. */
const version = sql<string>`md5(concat_ws('|', ${saves.copyId}, ${articles.contentHash}, ${articles.changedAt},
  ${saves.note}, ${saves.state}, ${saves.place}, ${saves.progress},
  (select concat(count(*), ' ', max(h.changed_at)) from ${highlights} h where h.save_id = ${saves}.id and h.removed_at is null)))`

/**
 * What somebody saved and has not done with, newest first, as far as it can be read here: in the paper, or as it was saved.
 *
 * @returns the first of it, and how much it is in all
 */
export async function savedToKeep(db: Db, personId: number): Promise<{ saved: SavedReadable[]; inAll: number }> {
  const found = await db
    .select({
      articleId: articles.id,
      saveId: saves.id,
      headline: saves.headline,
      source: saves.sourceTitle,
      minutes: saves.minutes,
      href: sql<string>`coalesce('/article/' || ${articles.slug} || '-' || ${articles.id}, '/saved/' || ${saves.id})`,
      version,
      inAll: sql<number>`count(*) over ()::int`,
    })
    .from(saves)
    .leftJoin(articles, and(eq(articles.id, saves.articleId), isNull(articles.removedAt)))
    .where(
      and(
        eq(saves.personId, personId),
        isNull(saves.removedAt),
        inArray(saves.state, [...TO_BE_READ]),
        or(isNotNull(articles.id), isNotNull(saves.copyId)),
      ),
    )
    .orderBy(desc(saves.savedAt), desc(saves.id))
    .limit(MOST_SAVED)
  return { saved: found.map(({ inAll: _, ...one }) => one), inAll: found[0]?.inAll ?? 0 }
}
