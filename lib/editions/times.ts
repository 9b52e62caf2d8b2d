/** An instant as `<time datetime>` wants it: in the zone's own clock, with its offset, to the second. */
export function offsetInstant(iso: string, timeZone: string): string {
  const at = new Date(iso)
  const part = parts(at, timeZone)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  const minutes = Math.round((local - Math.floor(at.getTime() / 1000) * 1000) / 60_000)
  const sign = minutes < 0 ? '-' : '+'
  const two = (value: number) => String(Math.abs(value)).padStart(2, '0')
  const clock = new Date(local).toISOString().slice(0, 19)
  return `${clock}${sign}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`
}

function parts(at: Date, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => number {
  const found = new Map(
    formatter('en-u-ca-gregory', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return (type) => found.get(type) ?? 0
}

/** `10:04`, in the zone. */
export function clockTime(iso: string, timeZone: string, language: string): string {
  return formatter(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso))
}

/** `August 10, 2025`, in the zone. */
export function longDate(iso: string, timeZone: string, language: string): string {
  return formatter(language, { timeZone, year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(iso))
}

/** `Aug 8`, with the year if it is not the one of `now`. */
export function shortDate(iso: string, now: Date, timeZone: string, language: string): string {
  const at = new Date(iso)
  const year = formatter('en', { timeZone, year: 'numeric' })
  const other = year.format(at) !== year.format(now)
  return formatter(language, {
    timeZone,
    month: 'short',
    day: 'numeric',
    ...(other && { year: 'numeric' as const }),
  }).format(at)
}

/** The calendar day `2025-08-10` of an instant in the zone. */
export function dayOf(at: Date, timeZone: string): string {
  return formatter('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** The instant at which a calendar day begins in the zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`)
  // The offset of the day before may still hold at the first guess.
  const guess = utc - offsetMs(new Date(utc), timeZone)
  return new Date(utc - offsetMs(new Date(guess), timeZone))
}

function offsetMs(at: Date, timeZone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(offsetInstant(at.toISOString(), timeZone)) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

const made = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs far more than using one, and a page uses dozens. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const found = made.get(key) ?? new Intl.DateTimeFormat(language, options)
  if (made.size < 200) made.set(key, found)
  return found
}
