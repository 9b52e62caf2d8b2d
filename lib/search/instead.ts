import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { parseQuery } from './query.ts'
import { didYouMean } from './suggest.ts'

/** What may be asked instead of something that was not found. */
export type Instead = { why: 'spelling' | 'unlimited' | 'anywhere'; entered: string }

/** Other spellings, the words of a phrase apart, the same without names and days. */
export async function insteadOf(db: Db, entered: string, scope: Scope): Promise<Instead[]> {
  const { terms, filters, after, before } = parseQuery(entered)
  const wanted = terms.filter(({ excluded }) => !excluded)
  const words = wanted.flatMap(({ text }) => text.split(/\s+/))
  const plain = words.join(' ')
  const instead: Instead[] = []
  const spelling = await didYouMean(db, words, scope)
  if (spelling !== null) instead.push({ why: 'spelling', entered: spelling })
  if (wanted.some(({ kind, text }) => kind === 'phrase' && /\s/.test(text)))
    instead.push({ why: 'anywhere', entered: plain })
  else if (plain && (filters.length > 0 || after !== null || before !== null))
    instead.push({ why: 'unlimited', entered: plain })
  return instead
}
