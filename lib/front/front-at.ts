import { countBySection } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { listSections } from '#lib/sections/queries.ts'
import { editFront } from './edit.ts'
import type { Front } from './model.ts'
import { withOpenings } from './openings.ts'
import { listCandidates, listPicks } from './queries.ts'

/** The front page of a paper at an instant, read and edited. */
export async function frontAt(db: Db, scope: Scope): Promise<Front> {
  const [candidates, picks, sections, totals] = await Promise.all([
    listCandidates(db, scope),
    listPicks(db, scope),
    listSections(db),
    // How much a section holds is the same for everybody, whatever a reader mutes of it.
    countBySection(db, { ...scope, without: null }),
  ])
  const front = editFront(candidates, {
    now: scope.at,
    sections: sections.map(({ slug, name }) => ({ slug, name, total: totals.get(slug) ?? null })),
    picks,
  })
  return withOpenings(db, front)
}
