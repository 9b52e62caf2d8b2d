import type { sources } from '#drizzle/schema/index.ts'
import type { Messages } from '#lib/messages/model.ts'
import { isSourceProblem, type SourceProblem } from './model.ts'

export type SourceRow = typeof sources.$inferSelect

/** A source's health as a person reads it: each sentence stands alone, in the order of their worth. */
export type Health = { state: 'well' | 'waiting' | 'sick' | 'resting'; sentences: string[] }

type Facts = Pick<
  SourceRow,
  | 'kind'
  | 'state'
  | 'lastReadAt'
  | 'lastSuccessAt'
  | 'nextReadAt'
  | 'failures'
  | 'problem'
  | 'problemDetail'
  | 'guidsRepeat'
  | 'movedTo'
>

/**
 * When a source was last read, when it will be next, and why it is stale.
 *
 * @returns `waiting`: not read yet; `resting`: paused, gone, removed or bundled
 */
export function healthOf(source: Facts, now: Date, words: Messages['sources']): Health {
  const say = words.health
  const away = (at: Date) => (at.getTime() - now.getTime()) / 1_000
  const last = source.lastReadAt ? say.lastRead(away(source.lastReadAt)) : say.neverRead
  if (source.kind === 'bundled') return { state: 'resting', sentences: [say.bundled] }
  if (source.state !== 'active') return { state: 'resting', sentences: [say[source.state], last] }

  const next = source.nextReadAt ? away(source.nextReadAt) : 0
  const sentences = [last]
  if (source.problem) sentences.push(problemSentence(source.problem, source.problemDetail, words))
  if (source.failures > 0) {
    sentences.push(say.failures(source.failures))
    sentences.push(source.lastSuccessAt ? say.lastSuccess(away(source.lastSuccessAt)) : say.noSuccess)
  }
  sentences.push(say.next(next))
  if (source.guidsRepeat) sentences.push(say.guidsRepeat)
  if (source.movedTo) sentences.push(say.moving(source.movedTo))
  return { state: source.failures ? 'sick' : source.lastReadAt ? 'well' : 'waiting', sentences }
}

/** A stored code in plain words. A code that an older program stored and this one does not know counts as `internal`. */
export function problemSentence(code: string | null, detail: string | null, words: Messages['sources']): string {
  const known: SourceProblem = isSourceProblem(code) ? code : 'internal'
  return words.problems[known](detail)
}
