import type { Candidate } from './model.ts'

/** What already stands on a page: articles, and the stories that they tell. */
export class Placed {
  readonly ids = new Set<number>()
  readonly #stories = new Set<number>()

  add(candidate: Pick<Candidate, 'id' | 'storyId'>): void {
    this.ids.add(candidate.id)
    if (candidate.storyId !== null) this.#stories.add(candidate.storyId)
  }

  /** The article itself, or another telling of its story. */
  has(candidate: Pick<Candidate, 'id' | 'storyId'>): boolean {
    return this.ids.has(candidate.id) || (candidate.storyId !== null && this.#stories.has(candidate.storyId))
  }
}

/** The first `limit` that stand nowhere yet, a story once. */
export function once(candidates: Candidate[], page: Placed, limit: number): Candidate[] {
  const chosen: Candidate[] = []
  const here = new Placed()
  for (const candidate of candidates) {
    if (chosen.length === limit) break
    if (page.has(candidate) || here.has(candidate)) continue
    here.add(candidate)
    chosen.push(candidate)
  }
  return chosen
}
