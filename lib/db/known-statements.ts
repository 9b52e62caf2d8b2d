import type { PoolClient } from 'pg'

/** So many statements a connection remembers; those with lists of changing length would otherwise fill the memory. */
const MOST = 300
const LONGEST = 8_000

/**
 * Lets a connection parse and plan a statement once: from the second time on it has a name. Half of what a short
 * statement costs the embedded database is reading it.
 */
export function rememberStatements(client: PoolClient): void {
  const query = client.query
  const seen = new Set<string>()
  const names = new Map<string, string>()

  function nameOf(text: string): string | undefined {
    const known = names.get(text)
    if (known || names.size >= MOST || text.length > LONGEST) return known
    if (!seen.has(text)) {
      if (seen.size >= 10 * MOST) seen.clear()
      seen.add(text)
      return undefined
    }
    const name = `known_${names.size}`
    names.set(text, name)
    return name
  }

  Object.assign(client, {
    query: (asked: unknown, ...rest: unknown[]) => {
      const text = statementIn(asked)
      const name = text && nameOf(text)
      return Reflect.apply(query, client, [name ? Object.assign({}, asked, { name }) : asked, ...rest])
    },
  })
}

/** The text of a statement that can be prepared; `begin` and its like cannot gain. */
function statementIn(asked: unknown): string | null {
  if (typeof asked !== 'object' || asked === null || !('text' in asked) || typeof asked.text !== 'string') return null
  if ('name' in asked && asked.name !== undefined) return null
  return /^\s*(?:select|insert|update|delete|with)\b/i.test(asked.text) ? asked.text : null
}
