import { type Alias, type Known, sameArticle } from '#lib/articles/identity.ts'

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
      const known = byName.get(nameOf(alias)) ?? new Set()
      byName.set(nameOf(alias), known.add(article))
    }
  }

  for (const article of articles) add(article)
  return {
    add,
    find(entry) {
      // `aliasesOf` names the guid first, so that its articles are tried first.
      for (const alias of entry.aliases) {
        for (const article of byName.get(nameOf(alias)) ?? []) if (sameArticle(entry, article)) return article
      }
      return null
    },
  }
}

/** A link and a canonical address name the same thing. */
function nameOf({ kind, value }: Alias): string {
  return `${kind === 'canonical' ? 'link' : kind} ${value}`
}
