import type { Messages } from '#lib/messages/model.ts'

/** A wait as people say it: rounded up, in the largest unit that fits. */
export function waitWords(seconds: number, words: Pick<Messages['forms'], 'seconds' | 'minutes' | 'hours'>): string {
  if (seconds < 90) return words.seconds(seconds)
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? words.minutes(minutes) : words.hours(Math.ceil(minutes / 60))
}
