import { EXTRACT_PROBLEMS } from '#lib/extract/model.ts'
import { FETCH_PROBLEMS } from '#lib/web/model.ts'

/**
 * `waiting`: to be asked at its time. `taken`: the article's text is that of its page. `kept`: the feed's was the better.
 * `failed`: given up; asked again only if the feed's entry changes or somebody says so.
 */
export const PAGE_STATES = ['waiting', 'taken', 'kept', 'failed'] as const
export type PageState = (typeof PAGE_STATES)[number]

/** Why a page gave no text; the sentences are in the catalogue. */
export const PAGE_PROBLEMS = [
  ...FETCH_PROBLEMS,
  ...EXTRACT_PROBLEMS,
  'parser-timeout',
  'parser-memory',
  'parser-failed',
  'internal',
] as const
export type PageProblem = (typeof PAGE_PROBLEMS)[number]

export function isPageProblem(code: string | null): code is PageProblem {
  return (PAGE_PROBLEMS as readonly (string | null)[]).includes(code)
}
