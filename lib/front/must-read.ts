import type { Candidate, MustReadItem, Pick } from './model.ts'
import { Placed } from './placed.ts'
import { readingScore } from './score.ts'

const PER_SOURCE = 2

/**
 * Must read: the desk's picks first, in its order and with its reasons, then what the paper's own signals say.
 * Never random, never more than two of a source among those not picked, a story once (rules §7).
 *
 * @param taken ids that stand elsewhere on the page
 */
export function mustRead(
  candidates: Candidate[],
  picks: Pick[],
  options: { now: Date; size: number; taken?: ReadonlySet<number> },
): MustReadItem[] {
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]))
  const chosen: { candidate: Candidate; reason: string | null }[] = []
  const here = new Placed()
  const perSource = new Map<string, number>()
  const taken = options.taken ?? new Set<number>()

  const take = (candidate: Candidate, reason: string | null) => {
    chosen.push({ candidate, reason })
    here.add(candidate)
    perSource.set(candidate.source.slug, (perSource.get(candidate.source.slug) ?? 0) + 1)
  }

  for (const pick of picks) {
    const candidate = byId.get(pick.articleId)
    if (candidate && !taken.has(candidate.id) && chosen.length < options.size) take(candidate, pick.reason)
  }
  const rest = candidates
    .filter((candidate) => !taken.has(candidate.id) && candidate.words >= 60)
    .sort((a, b) => readingScore(b, options.now) - readingScore(a, options.now) || b.id - a.id)
  for (const candidate of rest) {
    if (chosen.length >= options.size) break
    if (here.has(candidate)) continue
    if ((perSource.get(candidate.source.slug) ?? 0) >= PER_SOURCE) continue
    take(candidate, null)
  }
  return chosen.map(({ candidate, reason }) => ({ trail: candidate, reason }))
}
