import { WEIGHT_UNIT } from './term-store.ts'

type Weighed = { terms: readonly number[] | null; weights: readonly number[] | null }

/** How near two articles are by their kept terms: the cosine, 0 to 1; 0 for one without terms. */
export function likenessOf(one: Weighed, other: Weighed): number {
  if (!one.terms || !one.weights || !other.terms || !other.weights) return 0
  const weightOf = new Map(one.terms.map((term, at) => [term, one.weights?.[at] ?? 0]))
  let product = 0
  for (const [at, term] of other.terms.entries()) product += (weightOf.get(term) ?? 0) * (other.weights[at] ?? 0)
  return product / WEIGHT_UNIT ** 2
}
