import type { Candidate, Front, Pick } from './model.ts'
import { mustRead } from './must-read.ts'
import { once, Placed } from './placed.ts'
import { frontScore, leads } from './score.ts'
import { sectionBlocks } from './section-blocks.ts'

export type Editing = {
  now: Date
  /** The paper's sections in their order, with how many articles each lists; null for very many. */
  sections: { slug: string; name: string; total: number | null }[]
  picks: Pick[]
}

const COLUMN = 3
const SECONDS = 2
/** A paper of so many has enough below for two more of them. */
const FULL = 20
/** One story alone is no list. */
const MUST_READ_LEAST = 2
/** So many at most stand under the lead of a paper that has no timetable to show the rest. */
const MOST_SECONDS = 4
const MUST_READ = 4
const LATEST = 12
/** Below this many stories beyond the top, a timetable would only say again what stands above it. */
const LATEST_LEAST = 4

/**
 * Edits a front page: lead, left column, Must read, sections, Latest. Pure: the same candidates and instant give the same page.
 * A story (the same event in several sources) stands once above Latest. A thin paper gives a page with fewer parts, not
 * with empty ones.
 *
 * @param candidates what may stand on it, in any order, none from after `now`
 */
export function editFront(candidates: Candidate[], { now, sections, picks }: Editing): Front {
  const ranked = [...candidates].sort((a, b) => frontScore(b, now) - frontScore(a, now) || b.id - a.id)
  const page = new Placed()
  const pickedIds = new Set(picks.map((pick) => pick.articleId))

  const lead = ranked.find((candidate) => !pickedIds.has(candidate.id)) ?? ranked[0] ?? null
  if (lead) page.add(lead)

  const column = chooseColumn(ranked, page, pickedIds)
  const enough = candidates.length >= COLUMN + 3
  const seconds = lead && enough && !(lead.picture && leads(lead.picture)) ? chooseSeconds(ranked, page, pickedIds) : []
  const proposed = enough ? mustRead(unplaced(candidates, page), picks, { now, size: MUST_READ, taken: page.ids }) : []
  const must = picks.length > 0 || proposed.length >= MUST_READ_LEAST ? proposed : []
  const chosen = new Set(must.map((item) => item.trail.id))
  for (const candidate of candidates) if (chosen.has(candidate.id)) page.add(candidate)

  const above = new Set(page.ids)
  const blocks = sectionBlocks(unplaced(ranked, page), sections, page)
  const latest = candidates
    .filter((candidate) => !above.has(candidate.id))
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.id - a.id)
    .slice(0, LATEST)
  if (latest.length >= LATEST_LEAST) return { lead, column, seconds, mustRead: must, blocks, latest }

  const rest = once(ranked, page, LATEST_LEAST)
  if (must.length === 0)
    return { lead, column: [...column, ...seconds, ...rest], seconds: [], mustRead: [], blocks, latest: [] }
  seconds.push(...rest.slice(0, MOST_SECONDS - seconds.length))
  return { lead, column, seconds, mustRead: must, blocks, latest: [] }
}

/** The best of what is left, the desk's picks kept for Must read. */
function chooseSeconds(ranked: Candidate[], page: Placed, picked: ReadonlySet<number>): Candidate[] {
  const free = ranked.filter(({ id }) => !picked.has(id))
  const seconds = once(free, page, ranked.length < FULL ? SECONDS : 2 * SECONDS)
  for (const candidate of seconds) page.add(candidate)
  return seconds
}

function unplaced(candidates: Candidate[], page: Placed): Candidate[] {
  return candidates.filter((candidate) => !page.has(candidate))
}

/** The best of the rest, first from as many sources and sections as there are; the desk's picks are kept for Must read. */
function chooseColumn(ranked: Candidate[], page: Placed, picked: ReadonlySet<number>): Candidate[] {
  const column: Candidate[] = []
  const sources = new Map<string, number>()
  const seenSections = new Set<string>()
  const suits = [
    (candidate: Candidate) =>
      !sources.has(candidate.source.slug) && !seenSections.has(candidate.section?.slug ?? '') && candidate.words >= 60,
    (candidate: Candidate) => (sources.get(candidate.source.slug) ?? 0) < 2,
    () => true,
  ]
  for (const suit of suits) {
    for (const candidate of ranked) {
      if (column.length === COLUMN) return column
      if (page.has(candidate) || (picked.has(candidate.id) && suit !== suits[2]) || !suit(candidate)) continue
      column.push(candidate)
      page.add(candidate)
      sources.set(candidate.source.slug, (sources.get(candidate.source.slug) ?? 0) + 1)
      seenSections.add(candidate.section?.slug ?? '')
    }
  }
  return column
}
