import { type Known, nameKey, sameArticle } from '#lib/articles/identity.ts'

/** Articles by their names, to find which one an entry is. */
export type Book<T extends Known> = {
  add(article: T): void
  /** The article that the entry is; one that shares its guid before one that does not. */
  find(entry: Known): T | null
}

export function openBook<T extends Known>(articles: readonly T[]): Book<T> {
  const byName = new Map<string, Set<T>>()

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
      // `aliasesOf` names the guid first, so that its articles are tried first.
      for (const alias of entry.aliases) {
        for (const article of byName.get(nameKey(alias)) ?? []) if (sameArticle(entry, article)) return article
      }
      return null
    },
  }
}
