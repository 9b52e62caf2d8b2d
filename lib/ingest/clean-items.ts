import type { CleanArticle } from '#lib/articles/clean-article.ts'
import { done, type Result } from '#lib/result.ts'
import type { ParserProblem } from './parse-job.ts'
import type { Parser } from './parser.ts'
import type { Item } from './read-entries.ts'

/** So many texts are cleaned in one job of a thread. */
const BATCH = 100
/** So many texts on which the cleaner ends are passed over; after that the feed is given up. */
const MOST_POISONED = 2

type Cleaned = Map<Item, CleanArticle>

/**
 * Cleans the entries' texts in the threads. If a text ends its thread, each of its batch is tried by itself and those
 * that do are left out: one poisoned entry does not cost the others.
 */
export async function cleanItems(
  parser: Parser,
  items: readonly Item[],
): Promise<Result<ReadonlyMap<Item, CleanArticle>, ParserProblem>> {
  const cleaned: Cleaned = new Map()
  const poisoned = { count: 0 }
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH)
    const problem = await cleanBatch(parser, batch, cleaned)
    const alone = problem && (await cleanEach(parser, batch, cleaned, poisoned))
    if (alone) return { ok: false, reason: alone }
  }
  return done(cleaned)
}

async function cleanBatch(parser: Parser, batch: readonly Item[], into: Cleaned): Promise<ParserProblem | null> {
  const answer = await parser.clean(batch.map(({ raw }) => raw))
  if (!answer.ok) return answer.reason
  for (const [index, item] of batch.entries()) {
    const clean = answer.value[index]
    if (clean) into.set(item, clean)
  }
  return null
}

async function cleanEach(
  parser: Parser,
  batch: readonly Item[],
  into: Cleaned,
  poisoned: { count: number },
): Promise<ParserProblem | null> {
  for (const item of batch) {
    const problem = await cleanBatch(parser, [item], into)
    if (problem) poisoned.count += 1
    if (poisoned.count > MOST_POISONED) return problem
  }
  return null
}
