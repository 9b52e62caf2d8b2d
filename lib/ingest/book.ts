import { type Known, nameKey, place, sameArticle } from '#lib/articles/identity.ts'

/** Articles by their names, to find which one an entry is. */
export type Book<T extends Known> = {
  add(article: T): void
  /** The article that the entry is; one that shares its guid before one that does not. */
  find(entry: Known): T | null
}

export function openBook<T extends Known>(articles: readonly T[]): Book<T> {
  const byName = new Map<string, Set<T>>()
  const none: ReadonlySet<T> = new Set()

  function add(article: T): void {
    for (const alias of article.aliases) {
      const known = byName.get(nameKey(alias)) ?? new Set()
      byName.set(nameKey(alias), known.add(article))
    }
  }

  for (const article of articles) add(article)
  return {
    add,
    find(entry) {
      const named = entry.aliases.map((alias) => ({
        kind: place(alias.kind),
        sharing: byName.get(nameKey(alias)) ?? none,
      }))
      for (const { kind, sharing } of named) {
        if (kind === 'guid') for (const article of sharing) if (sameArticle(entry, article)) return article
      }
      // Else it takes two names: a thousand entries may share one, and must not each be held against all others.
      for (const [index, one] of named.entries()) {
        for (const two of named.slice(index + 1)) {
          if (one.kind === 'guid' || one.kind === two.kind) continue
          for (const article of both(one.sharing, two.sharing)) if (sameArticle(entry, article)) return article
        }
      }
      return null
    },
  }
}

function* both<T>(one: ReadonlySet<T>, two: ReadonlySet<T>): Generator<T> {
  const [few, many] = one.size <= two.size ? [one, two] : [two, one]
  for (const member of few) if (many.has(member)) yield member
}
