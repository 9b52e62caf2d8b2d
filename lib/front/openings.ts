import { inArray } from 'drizzle-orm'
import { articles } from '#drizzle/schema/index.ts'
import { cutAtWord } from '#lib/articles/clean-text.ts'
import type { Trail } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Front } from './model.ts'

/** Characters of an opening under the lead, and under a story beside it. */
const LEAD = 320
const BESIDE = 150

/** The stories on top of a front that have no standfirst open with their first words: an excerpt, whatever their source allows. */
export async function withOpenings(db: Db, front: Front): Promise<Front> {
  const top = [...(front.lead ? [front.lead] : []), ...front.column, ...front.seconds]
  const bare = top.filter(({ standfirst }) => standfirst === null).map(({ id }) => id)
  if (bare.length === 0) return front
  const rows = await db
    .select({ id: articles.id, excerpt: articles.excerpt })
    .from(articles)
    .where(inArray(articles.id, bare))
  const openings = new Map(rows.map(({ id, excerpt }) => [id, excerpt]))
  const opened = (trail: Trail, length: number): Trail => ({
    ...trail,
    standfirst: trail.standfirst ?? (cutAtWord(openings.get(trail.id) ?? '', length) || null),
  })
  return {
    ...front,
    lead: front.lead && opened(front.lead, LEAD),
    column: front.column.map((trail) => opened(trail, BESIDE)),
    seconds: front.seconds.map((trail) => opened(trail, BESIDE)),
  }
}
