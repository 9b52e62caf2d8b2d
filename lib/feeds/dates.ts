import { monthOf, weekdays, ZONES } from '#lib/feeds/date-words.ts'

/**
 * Reads a date as feeds write them: RFC 822 and its misspellings, ISO 8601 in all widths, asctime, dates with the
 * months of a dozen languages, Korean and Japanese forms, seconds or milliseconds since 1970. Without a zone it is
 * taken as UTC, without a time as midnight.
 *
 * @returns an ISO instant in UTC; null if it is no date, no possible one, or its year is before 1990 or after next year
 */
export function parseDate(written: string, now: Date): string | null {
  const text = written.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text === '' || text.length > 100) return null
  const instant = sinceEpoch(text) ?? calendar(text)
  if (instant === null) return null
  const year = instant.getUTCFullYear()
  return year >= 1990 && year <= now.getUTCFullYear() + 1 ? instant.toISOString() : null
}

type Day = { year: number; month: number; day: number }
type Clock = { seconds: number; fraction: number }

function sinceEpoch(text: string): Date | null {
  if (!/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) return null
  return new Date(text.split('.')[0]?.length === 13 ? Number(text) : Number(text) * 1000)
}

function calendar(text: string): Date | null {
  const compact = text.match(/^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)? ?(Z|[+-]\d\d:?\d\d)?$/)
  if (compact) {
    const [, year, month, day, hour, minute, second = '00', zone = ''] = compact
    return calendar(`${year}-${month}-${day} ${hour}:${minute}:${second}${zone}`)
  }
  const { rest, afternoon, zone: east } = withoutEastAsian(text.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '))
  const time = rest.match(TIME)
  if (!time) return rest.includes(':') ? null : instantOf(dayOf(rest), { seconds: 0, fraction: 0 }, east)
  const before = rest.slice(0, time.index)
  const zoned = readZone(rest.slice((time.index ?? 0) + time[0].length))
  if (!zoned || zoned.rest.includes(':')) return null
  const clock = clockOf(time, afternoon)
  if (!clock) return null
  return instantOf(dayOf(`${before} ${zoned.rest}`), clock, zoned.minutes ?? east)
}

// A time may follow its date behind T: `2003-12-31T10:14:55.1234Z`.
const TIME = /(?:(?<=\d)T|(?<![\d:]))(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?![\d:.])(?: ?([ap])\.?m\b\.?)?/i

function clockOf(time: RegExpMatchArray, afternoon: boolean | null): Clock | null {
  let hours = Number(time[1])
  const minutes = Number(time[2])
  const seconds = Number(time[3] ?? 0)
  const half = time[5] ? time[5].toLowerCase() === 'p' : afternoon
  if (half !== null && hours > 12 && time[5]) return null
  if (half === true && hours < 12) hours += 12
  if (half === false && hours === 12) hours = 0
  const midnight = hours === 24 && minutes === 0 && seconds === 0
  if ((hours > 23 && !midnight) || minutes > 59 || seconds > 60) return null
  return { seconds: hours * 3600 + minutes * 60 + seconds, fraction: Number(`0.${time[4] ?? 0}`) }
}

/** The zone at the head of what follows a time, in minutes east of Greenwich (null: none given), and what follows it. */
function readZone(text: string): { minutes: number | null; rest: string } | null {
  const offset = text.match(/^ ?(?:GMT|UTC|UT|Z)? ?([+\-−])(\d{1,2})(?::?(\d\d))?(?!\d)/i)
  if (offset) {
    const hours = Number(offset[2])
    const minutes = Number(offset[3] ?? 0)
    if (hours > 14 || minutes > 59) return null
    const sign = offset[1] === '+' ? 1 : -1
    return { minutes: sign * (hours * 60 + minutes), rest: text.slice(offset[0].length).replace(/^ [A-Z]{2,5}\b/, '') }
  }
  if (/^ ?(?:GMT|UTC|UT|Z)? ?[+\-−]/i.test(text)) return null
  const name = text.match(/^ ?([A-Za-z]{1,10}\/[A-Za-z_]+|[A-Za-z]{1,5})\b/)?.[1]
  if (!name) return { minutes: null, rest: text }
  const rest = text.slice(text.indexOf(name) + name.length)
  const minutes = ZONES[name.toUpperCase()]
  if (minutes !== undefined) return { minutes, rest }
  // An unknown zone costs some hours; refusing the date would cost all of it.
  if (/^[A-Z]{1,5}$|\//.test(name) && monthOf(name) === null && !weekdays().has(name.toLowerCase()))
    return { minutes: 0, rest }
  return { minutes: null, rest: text }
}

/** Rewrites `2004년 05월 28일`, `2004年5月28日` and the half of day that stands before a Korean time. */
function withoutEastAsian(text: string): { rest: string; afternoon: boolean | null; zone: number } {
  if (!/[년年오上下午前後]/.test(text)) return { rest: text, afternoon: null, zone: 0 }
  const half = text.match(/오전|오후|午前|午後|上午|下午/)?.[0]
  const rest = text
    .replace(/(\d{4}) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日]/, '$1-$2-$3 ')
    .replace(/오전|오후|午前|午後|上午|下午/, ' ')
    .replace(/ +/g, ' ')
  const afternoon = half ? /오후|午後|下午/.test(half) : null
  return { rest, afternoon, zone: /[년오]/.test(text) ? 9 * 60 : 0 }
}

function dayOf(text: string): Day | null {
  const date = text
    .trim()
    .replace(/[,;]+$/, '')
    .trim()
  return dayInDigits(date) ?? dayInWords(date)
}

function dayInDigits(date: string): Day | null {
  for (const [form, order] of DIGIT_FORMS) {
    const found = date.match(form)
    if (!found) continue
    const part = (letter: string) => {
      const at = order.indexOf(letter)
      return at < 0 ? 1 : Number(found[at + 1])
    }
    if (order.includes('o')) return ordinal(part('y'), part('o'))
    return { year: fullYear(part('y'), found[order.indexOf('y') + 1]), month: part('m'), day: part('d') }
  }
  return null
}

const DIGIT_FORMS: [RegExp, string][] = [
  [/^(\d{4})$/, 'y'],
  [/^(\d{4})[-/.](\d{1,2})$/, 'ym'],
  [/^(?:\p{L}+\.?,? )?(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u, 'y-md'],
  [/^(\d{4})(\d\d)(\d\d)$/, 'ymd'],
  [/^(\d{4})-?(\d{3})$/, 'yo'],
  [/^(\d\d)(\d\d)(\d\d)$/, 'ymd'],
  [/^-(\d\d)-?(\d\d)$/, 'ym'],
  [/^(\d\d)-(\d\d)-(\d\d)$/, 'ymd'],
  [/^(?:\p{L}+\.?,? )?(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/u, 'dmy'],
  [/^(1[3-9]|2\d|3[01])[-/](\d{1,2})[-/](\d{4})$/, 'dmy'],
  [/^(\d{1,2})[/](\d{1,2})[/](\d{4})$/, 'mdy'],
  [/^(\d{1,2})-(\d{1,2})-(\d{4})$/, 'dmy'],
]

function dayInWords(date: string): Day | null {
  const numbers: string[] = []
  let month: number | null = null
  for (const token of date.split(/[\s,/-]+|\.(?=\s|$)|(?<=\d)\.(?=\p{L})/u)) {
    const word = token.toLowerCase()
    const digits = word.match(/^(\d{1,4})(?:st|nd|rd|th|er|º|ª)?$/)?.[1]
    const named: number | null = digits || month !== null ? null : monthOf(word)
    if (digits) numbers.push(digits)
    else if (named !== null) month = named
    else if (word !== '' && !FILLERS.has(word) && !weekdays().has(word.replace(/\.$/, ''))) return null
  }
  if (month === null || numbers.length === 0 || numbers.length > 2) return null
  const yearAt = numbers.findIndex((digits) => digits.length === 4)
  if (yearAt < 0 && numbers.length === 1) return null
  const [year] = numbers.splice(yearAt < 0 ? 1 : yearAt, 1)
  const [day = '1'] = numbers
  if (year === undefined || day.length > 2) return null
  return { year: fullYear(Number(year), year), month, day: Number(day) }
}

const FILLERS = new Set(['of', 'at', 'on', 'the', 'de', 'del', 'le', 'um', 'uhr', 'den', 'der', 't', 'г', 'di', 'a'])

function ordinal(year: number, nth: number): Day | null {
  const date = new Date(Date.UTC(year, 0, nth))
  if (nth < 1 || date.getUTCFullYear() !== year) return null
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

function fullYear(year: number, digits: string | undefined): number {
  if (digits?.length !== 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function instantOf(day: Day | null, clock: Clock, zoneMinutes: number): Date | null {
  if (!day) return null
  const midnight = new Date(Date.UTC(day.year, day.month - 1, day.day))
  if (midnight.getUTCMonth() !== day.month - 1 || midnight.getUTCDate() !== day.day) return null
  const milliseconds = (clock.seconds - zoneMinutes * 60) * 1000 + Math.floor(clock.fraction * 1000)
  return new Date(midnight.getTime() + milliseconds)
}
