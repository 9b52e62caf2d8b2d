import type { CleanArticle } from '#lib/articles/clean-article.ts'
import { done, type Result } from '#lib/result.ts'
import type { ParserProblem } from './parse-job.ts'
import type { Parser } from './parser.ts'
import type { Item } from './read-entries.ts'

/** So many texts on which the cleaner ends are passed over; after that the feed is given up. */
const MOST_POISONED = 2

/**
 * Cleans the entries' texts in one job of a thread. If a text ends that thread, each is tried by itself and those
 * that do are left out: one poisoned entry does not cost the others.
 */
export async function cleanItems(
  parser: Parser,
  items: readonly Item[],
): Promise<Result<ReadonlyMap<Item, CleanArticle>, ParserProblem>> {
  if (!items.length) return done(new Map())
  const together = await parser.clean(items.map(({ raw }) => raw))
  if (together.ok) return done(pair(items, together.value))
  const cleaned = new Map<Item, CleanArticle>()
  let poisoned = 0
  for (const item of items) {
    const alone = await parser.clean([item.raw])
    const [clean] = alone.ok ? alone.value : []
    if (clean) cleaned.set(item, clean)
    else if (!alone.ok) poisoned += 1
    if (!alone.ok && poisoned > MOST_POISONED) return alone
  }
  return done(cleaned)
}

function pair(items: readonly Item[], cleaned: readonly CleanArticle[]): Map<Item, CleanArticle> {
  return new Map(
    items.flatMap((item, index) => {
      const clean = cleaned[index]
      return clean ? [[item, clean] as const] : []
    }),
  )
}
