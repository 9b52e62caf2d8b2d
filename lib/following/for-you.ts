import type { Trail } from '#lib/articles/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { frontAt } from '#lib/front/front-at.ts'
import { inPaperOrder } from '#lib/front/model.ts'
import type { Followed } from './model.ts'
import { listFollows, reasonsFor } from './queries.ts'

/** `trails`: what is followed first, each with its reasons in `because`; then the rest. */
export type ForYou = { trails: Trail[]; because: Map<number, Followed[]>; follows: Followed[] }

/**
 * Somebody's own order of the paper's front and of the first page of Latest: what they follow first, then the rest, both in
 * the paper's own order. Nothing is added, and nothing left out but what they mute (`scope`).
 */
export async function forYou(db: Db, scope: Scope, personId: number): Promise<ForYou> {
  const [front, latest, follows] = await Promise.all([
    frontAt(db, scope),
    listTrails(db, scope),
    listFollows(db, personId),
  ])
  const paper = [...new Map([...inPaperOrder(front), ...latest.trails].map((trail) => [trail.id, trail])).values()]
  const found = await reasonsFor(
    db,
    personId,
    paper.map(({ id }) => id),
  )
  const because = new Map<number, Followed[]>()
  for (const [article, ids] of found) {
    const reasons = follows.filter(({ id }) => ids.includes(id))
    if (reasons.length) because.set(article, reasons)
  }
  const first = paper.filter(({ id }) => because.has(id))
  const rest = paper.filter(({ id }) => !because.has(id))
  return { trails: [...first, ...rest], because, follows }
}
