const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const SHORTEST = 15 * MINUTE
/** A feed whose hub tells us what is new is read so often all the same: hubs lose things. */
const BACKUP = 12 * HOUR
/** Taken while a feed's rhythm is not known: read once an hour. */
const UNKNOWN_RHYTHM = 2 * HOUR
const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

export type Wishes = {
  /** Mean gap between the feed's entries, in seconds; 0 if unknown. */
  rhythmSeconds: number
  /** RSS `ttl`, in seconds; 0 if none. */
  ttlSeconds: number
  /** What the server asked for, in seconds: the largest of max-age and Retry-After; 0 if none. */
  hintSeconds: number
  /** Reads failed in a row; 0 after a success. */
  failures: number
  /** Its hub pushes what is new, and has not been caught missing anything. */
  pushed?: boolean
  /** Hours (UTC, "0".."23") and English day names in which the feed asks not to be read. */
  skipHours: readonly string[]
  skipDays: readonly string[]
}

/**
 * When to read a feed next: half its rhythm, unless it or its server asks for longer; from the third failure in a
 * row an hour more each time; then spread by up to a tenth, and moved out of the hours and days that it skips.
 *
 * @param jitter 0 to 1
 * @returns 15 minutes to 24 hours after `now`; later only where skipHours or skipDays say so
 * @throws RangeError if a number among the wishes is negative or not finite
 * @see rules §1; RFC 9111 §5.2.2.1 (max-age), RFC 9110 §10.2.3 (Retry-After), RSS 2.0 `ttl`, `skipHours`, `skipDays`
 */
export function nextReadAt(now: Date, wishes: Wishes, jitter: number): Date {
  const { rhythmSeconds, ttlSeconds, hintSeconds, failures, pushed = false } = wishes
  for (const number of [rhythmSeconds, ttlSeconds, hintSeconds, failures]) {
    if (!Number.isFinite(number) || number < 0) throw new RangeError(`cannot plan a read with ${number}`)
  }
  const adaptive = (rhythmSeconds || UNKNOWN_RHYTHM) / 2
  const backOff = failures >= 3 ? (failures - 2) * HOUR : 0
  // The rhythm alone may ask for minutes or for weeks; 24 hours bound everything, a server's wish too.
  const wanted = Math.max(SHORTEST, adaptive, ttlSeconds, hintSeconds, backOff, pushed ? BACKUP : 0)
  const seconds = Math.min(DAY, wanted * (1 + 0.1 * jitter))
  return outsideSkipped(new Date(now.getTime() + seconds * 1_000), wishes, jitter)
}

function outsideSkipped(planned: Date, { skipHours, skipDays }: Wishes, jitter: number): Date {
  const skipped = (at: Date) =>
    skipHours.includes(String(at.getUTCHours())) || skipDays.includes(DAY_NAMES[at.getUTCDay()] ?? '')
  if (!skipped(planned)) return planned
  for (let hour = 1; hour <= 7 * 24; hour += 1) {
    const start = Math.floor(planned.getTime() / (HOUR * 1_000)) + hour
    // Not all at the stroke of the hour: the first ten minutes are shared out.
    const later = new Date(start * HOUR * 1_000 + jitter * 10 * MINUTE * 1_000)
    if (!skipped(later)) return later
  }
  return planned // It skips every hour of the week: then the wish means nothing.
}

/**
 * The mean gap between a feed's newest ten dated entries and now, in seconds; 0 if none is dated.
 * Counting up to now lets a feed that fell silent be read less often.
 */
export function rhythmOf(published: readonly Date[], now: Date): number {
  const past = published.filter((at) => at <= now).sort((a, b) => b.getTime() - a.getTime())
  const oldest = past[Math.min(past.length, 10) - 1]
  if (!oldest) return 0
  return Math.round((now.getTime() - oldest.getTime()) / 1_000 / Math.min(past.length, 10))
}

/** After a read that brought nothing new the rhythm is stretched by a tenth, up to two days. */
export function stretched(rhythmSeconds: number): number {
  return Math.min(2 * DAY, Math.round((rhythmSeconds || UNKNOWN_RHYTHM) * 1.1))
}
