import type { Acting, Outcome } from '#lib/forms/model.ts'
import { waitWords } from '#lib/forms/wait-words.ts'
import { BusyError } from './passwords.ts'

export const tooOften = ({ words }: Acting, seconds: number): Outcome => ({
  is: 'refused',
  status: 429,
  sentence: words.forms.tooOften(waitWords(seconds, words.forms)),
  retryAfter: seconds,
})

/** Runs what works on passwords; where too many are worked on, it says so instead of failing. */
export async function unlessBusy(acting: Acting, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof BusyError)) throw problem
    return { is: 'refused', status: 503, sentence: acting.words.accounts.busy, retryAfter: 5 }
  }
}
