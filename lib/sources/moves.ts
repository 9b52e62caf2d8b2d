const STABLE_FOR = 7 * 24 * 60 * 60 * 1_000

type Known = { feedUrl: string; movedTo: string | null; movedSince: Date | null }
type Answer = { movedTo: string | null; secured: boolean }

/** `to` is set if the stored address is to be rewritten now; else what to remember until it may be. */
export type Move =
  | { to: string; movedTo: null; movedSince: null }
  | (Pick<Known, 'movedTo' | 'movedSince'> & { to: null })

/**
 * What an answer's redirects mean for the stored address. http→https on one host counts at once, a permanent
 * redirect after seven days of the same answer; a temporary one never, and it ends the count.
 *
 * @see rules §1
 */
export function moveOf(source: Known, answer: Answer, now: Date): Move {
  const { movedTo } = answer
  if (!movedTo || movedTo === source.feedUrl) return { to: null, movedTo: null, movedSince: null }
  const since = source.movedTo === movedTo && source.movedSince ? source.movedSince : now
  if (answer.secured || now.getTime() - since.getTime() >= STABLE_FOR) {
    return { to: movedTo, movedTo: null, movedSince: null }
  }
  return { to: null, movedTo, movedSince: since }
}
