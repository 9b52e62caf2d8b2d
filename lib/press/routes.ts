/** The query parameters that each route reads. All others are dropped before a page is asked for. */
const DECLARED: readonly [RegExp, readonly string[]][] = [
  [/^\/latest$/, ['before']],
  [/^\/(section|source|topic|author)\/[^/]+$/, ['before']],
  [/^\/search$/, ['q', 'before']],
  [/^\/api\/weather$/, ['place']],
  [/^\/api\/places$/, ['q']],
]
const LONGEST = 200

/**
 * The query that a page is printed with: declared parameters only, each once, in the table's order.
 *
 * @returns `?a=b`, or an empty string
 */
export function declaredQuery(path: string, query: string): string {
  const names = DECLARED.find(([pattern]) => pattern.test(path))?.[1] ?? []
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = given.get(name)
    if (value !== null) kept.set(name, value.slice(0, LONGEST))
  }
  return kept.size ? `?${kept}` : ''
}
