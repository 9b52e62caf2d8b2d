import type { Messages } from '#lib/messages/model.ts'
import type { QueryProblem } from '#lib/search/query.ts'

/** What was left out of a query, and why. */
export function problemWords(problem: QueryProblem, words: Messages['search']['problems']): string {
  if (problem.is === 'nothing-after') return words.nothingAfter(problem.operator)
  if (problem.is === 'no-date') return words.noDate(problem.operator, problem.text)
  return { 'open-quote': words.openQuote, 'too-long': words.tooLong, 'too-many': words.tooMany }[problem.is]
}
