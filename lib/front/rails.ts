import type { ArticlePage, Trail } from '#lib/articles/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import type { Slot } from '#lib/editions/model.ts'
import { listSlots } from '#lib/editions/slots.ts'
import type { Related, RelatedKind } from '#lib/stories/related.ts'
import type { MustReadItem } from './model.ts'
import { mustRead } from './must-read.ts'
import { listCandidates, listPicks } from './queries.ts'

/** A story under More articles: `related` says why, where it is no more than of the same section. */
export type MoreItem = { trail: Trail; related: { kind: RelatedKind; shares: string[]; pinned: boolean } | null }

export type Rails = { mustRead: MustReadItem[]; latest: Trail[]; more: MoreItem[]; slots: Slot[] }

const MUST_READ = 4
const LATEST = 6
const MORE = 4
/** So many newer ones at most stand before the background. */
const SINCE = 2
/** A telling elsewhere that is in no story with this one, so that no "Also at" names it. */
const SAME = 1

/**
 * What stands around a story: Must read, Latest by time, the filled slots, and More articles: what is related, what came since
 * first, then of its section, then others (rules §7). Nothing twice.
 */
export async function listRails(
  db: Db,
  scope: Scope,
  article: ArticlePage,
  related: readonly Related[],
): Promise<Rails> {
  const [candidates, picks, newest, ofSection, slots] = await Promise.all([
    listCandidates(db, scope),
    listPicks(db, scope),
    listTrails(db, scope, { limit: LATEST + MUST_READ + 2 * MORE + 1 }),
    article.section ? listTrails(db, scope, { section: article.section.slug, limit: 2 * MORE + MUST_READ }) : null,
    listSlots(db, scope.sample),
  ])
  const tellings = new Set([article.id, ...article.alsoAt.map(({ id }) => id)])
  const picked = new Set(picks.map(({ articleId }) => articleId))
  const named = new Set(article.alsoAt.map(({ source }) => source.slug))
  const near = related.filter(
    ({ trail, kind }) =>
      !(tellings.has(trail.id) || picked.has(trail.id) || (kind === 'same' && named.has(trail.source.slug))),
  )
  const more: MoreItem[] = inOrder(near)
  const items = mustRead(candidates, picks, {
    now: scope.at,
    size: MUST_READ,
    taken: new Set([...tellings, ...more.map(({ trail }) => trail.id)]),
  })
  const taken = new Set([...tellings, ...more.map(({ trail }) => trail.id), ...items.map(({ trail }) => trail.id)])
  const free = (trails: Trail[]) => trails.filter((trail) => !taken.has(trail.id))
  const fill = (trails: Trail[]) => {
    for (const trail of free(trails).slice(0, MORE - more.length)) {
      more.push({ trail, related: null })
      taken.add(trail.id)
    }
  }

  fill(ofSection?.trails ?? [])
  const latest = free(newest.trails).slice(0, LATEST)
  for (const trail of latest) taken.add(trail.id)
  fill(candidates)
  return { mustRead: items, latest, more, slots }
}

/** The desk's first, then what came since, then who else tells it, then the background; the nearest of each. */
function inOrder(related: readonly Related[]): MoreItem[] {
  const of = (suits: (one: Related) => boolean) => related.filter(suits)
  const pinned = of((one) => one.pinned)
  const since = of(({ pinned: put, kind }) => !put && kind === 'since').slice(0, SINCE)
  const same = of(({ pinned: put, kind }) => !put && kind === 'same').slice(0, SAME)
  const background = of(({ pinned: put, kind }) => !put && kind === 'background')
  return [...pinned, ...since, ...same, ...background]
    .slice(0, MORE)
    .map(({ trail, kind, shares, pinned: put }) => ({ trail, related: { kind, shares, pinned: put } }))
}
