import type { Messages } from '#lib/messages/model.ts'
import { type Health, healthOf, type SourceRow } from './health.ts'
import { isSourceProblem, type SourceProblem } from './model.ts'
import { isPublicAddress } from './public-address.ts'

type Told = keyof Messages['sources']['publicProblems']

/** What everybody is told of a problem: alike of all by which a private network, or an open port, could be felt out. */
const TOLD: Partial<Record<SourceProblem, Told>> = {
  ...{ held: 'rest', 'rate-limited': 'rest', gone: 'gone', internal: 'ours' },
  ...{ 'not-a-feed': 'unreadable', empty: 'unreadable', 'html-page': 'unreadable', broken: 'unreadable' },
  ...{ 'parser-timeout': 'unreadable', 'parser-memory': 'unreadable', 'parser-failed': 'unreadable' },
  ...{ 'too-large': 'unreadable', 'encoding-unsupported': 'unreadable' },
}

/** A source's health as readers see it: without hosts, states of servers, and addresses that are not for everybody. */
export function publicHealthOf(source: SourceRow, now: Date, words: Messages['sources']): Health {
  const { problem, movedTo } = source
  const told = movedTo && isPublicAddress(movedTo) ? movedTo : null
  const { state, sentences } = healthOf({ ...source, problem: null, guidsRepeat: false, movedTo: told }, now, words)
  if (problem === null || source.state !== 'active') return { state, sentences }
  const why = words.publicProblems[(isSourceProblem(problem) && TOLD[problem]) || 'away']
  return { state, sentences: [...sentences.slice(0, 1), why, ...sentences.slice(1)] }
}
