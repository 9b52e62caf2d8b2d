import type { ArticlePage, Trail } from '#lib/articles/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import type { Slot } from '#lib/editions/model.ts'
import { listSlots } from '#lib/editions/slots.ts'
import type { MustReadItem } from './model.ts'
import { mustRead } from './must-read.ts'
import { listCandidates, listPicks } from './queries.ts'

export type Rails = { mustRead: MustReadItem[]; latest: Trail[]; more: Trail[]; slots: Slot[] }

const MUST_READ = 4
const LATEST = 6
const MORE = 4

/** What stands around a story: Must read, Latest, More articles (of its section first), the filled slots. Nothing twice. */
export async function listRails(db: Db, scope: Scope, article: ArticlePage): Promise<Rails> {
  const [candidates, picks, newest, ofSection, slots] = await Promise.all([
    listCandidates(db, scope),
    listPicks(db, scope),
    listTrails(db, scope, { limit: LATEST + MUST_READ + MORE + 1 }),
    article.section ? listTrails(db, scope, { section: article.section.slug, limit: 2 * MORE + MUST_READ }) : null,
    listSlots(db, scope.sample),
  ])
  const items = mustRead(candidates, picks, { now: scope.at, size: MUST_READ, taken: new Set([article.id]) })
  const taken = new Set([article.id, ...items.map(({ trail }) => trail.id), ...article.alsoAt.map(({ id }) => id)])
  const free = (trails: Trail[]) => trails.filter((trail) => !taken.has(trail.id))

  const more = free(ofSection?.trails ?? []).slice(0, MORE)
  for (const trail of more) taken.add(trail.id)
  const latest = free(newest.trails).slice(0, LATEST)
  for (const trail of latest) taken.add(trail.id)
  const rest = free(candidates).slice(0, MORE - more.length)
  return { mustRead: items, latest, more: [...more, ...rest], slots }
}
