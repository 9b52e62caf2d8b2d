import { FETCH_PROBLEMS } from '#lib/web/model.ts'

export const SOURCE_KINDS = ['feed', 'bundled'] as const

/** `gone`: the server answered 410. `paused`: by the operator. `removed`: kept as the origin of its articles. */
export const SOURCE_STATES = ['active', 'paused', 'gone', 'removed'] as const

/** Whose words they are: whole for all; whole for members and an excerpt for the public; an excerpt. Rules §5. */
export const REUSE_RIGHTS = ['full', 'members', 'excerpt'] as const
export type ReuseRight = (typeof REUSE_RIGHTS)[number]

/** `known`: it is a source already, or stands twice in the list. */
export const WISH_STATES = ['waiting', 'added', 'known', 'refused'] as const
export type WishState = (typeof WISH_STATES)[number]

/** How long a removed source can be had back whole. */
export const UNDO_DAYS = 30

/** For so many days a source's articles may keep their texts. */
export const KEEP_RANGE = { least: 1, most: 36_500 } as const

/** Why the last read of a source failed, as stored in `sources.problem`; the sentences are in the catalogue. */
export const SOURCE_PROBLEMS = [
  ...FETCH_PROBLEMS,
  'not-a-feed',
  'empty',
  'html-page',
  'broken',
  'parser-timeout',
  'parser-memory',
  'parser-failed',
  'internal',
] as const
export type SourceProblem = (typeof SOURCE_PROBLEMS)[number]

export function isSourceProblem(code: string | null): code is SourceProblem {
  return (SOURCE_PROBLEMS as readonly (string | null)[]).includes(code)
}
