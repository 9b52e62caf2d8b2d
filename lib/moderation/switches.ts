import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { articles, people, switches } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { SwitchKind } from './model.ts'

export type SwitchRow = typeof switches.$inferSelect

/** The switches in force now for a thread: the paper's, and those of its own articles. */
export async function switchesOn(db: Db, articleIds: number[], now: Date): Promise<SwitchRow[]> {
  return db
    .select()
    .from(switches)
    .where(
      and(
        isNull(switches.liftedAt),
        or(isNull(switches.until), gt(switches.until, now)),
        or(isNull(switches.articleId), inArray(switches.articleId, articleIds)),
      ),
    )
    .orderBy(asc(switches.id))
}

/** A switch that is on, as the desk shows it. Instants are ISO strings. */
export type SwitchLine = {
  id: number
  kind: SwitchKind
  amount: number | null
  until: string | null
  /** Null: the whole paper. */
  article: { id: number; slug: string; headline: string } | null
  moderator: string | null
}

/** All switches in force now, newest first. */
export async function listSwitches(db: Db, now: Date): Promise<SwitchLine[]> {
  const found = await db
    .select({
      row: switches,
      article: { id: articles.id, slug: articles.slug, headline: articles.headline },
      moderator: sql<string | null>`coalesce(${people.name}, ${people.handle})`,
    })
    .from(switches)
    .leftJoin(articles, eq(articles.id, switches.articleId))
    .leftJoin(people, eq(people.id, switches.moderatorId))
    .where(and(isNull(switches.liftedAt), or(isNull(switches.until), gt(switches.until, now))))
    .orderBy(desc(switches.id))
  return found.map(({ row: { id, kind, amount, until }, article, moderator }) => ({
    ...{ id, kind, amount, article, moderator },
    until: until?.toISOString() ?? null,
  }))
}
