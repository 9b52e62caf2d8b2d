/** The number 1..12 of a month's name or short name in any of our languages; null if it is none. */
export function monthOf(word: string): number | null {
  const name = plain(word)
  const english = name.length >= 3 ? ENGLISH.findIndex((month) => month.startsWith(name)) : -1
  if (english >= 0) return english + 1
  if (name === 'sept') return 9
  return months().get(name) ?? null
}

/** Names and short names of the days of the week, in any of our languages, in small letters. */
export function weekdays(): Set<string> {
  weekdayNames ??= new Set([...'mon tues wednes thurs thur sun satur'.split(' '), ...LOCALES.flatMap(weekdaysIn)])
  return weekdayNames
}

/** Minutes east of Greenwich. The names that mean several zones are read as American feeds use them. */
export const ZONES: { [name: string]: number } = {
  GMT: 0,
  UTC: 0,
  UT: 0,
  Z: 0,
  WET: 0,
  'ETC/GMT': 0,
  'ETC/UTC': 0,
  WEST: 60,
  BST: 60,
  MET: 60,
  MEZ: 60,
  CET: 60,
  MEST: 120,
  MESZ: 120,
  CEST: 120,
  EET: 120,
  SAST: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  WIB: 420,
  SGT: 480,
  HKT: 480,
  AWST: 480,
  JST: 540,
  KST: 540,
  ACST: 570,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  ART: -180,
  NDT: -150,
  NST: -210,
  ADT: -180,
  AST: -240,
  AT: -240,
  EDT: -240,
  EST: -300,
  ET: -300,
  CDT: -300,
  CST: -360,
  CT: -360,
  MDT: -360,
  MST: -420,
  MT: -420,
  PDT: -420,
  PST: -480,
  PT: -480,
  AKDT: -480,
  AKST: -540,
  HST: -600,
}

const ENGLISH = 'january february march april may june july august september october november december'.split(' ')
const LOCALES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'sk',
  'hu',
  'ro',
  'el',
  'ru',
  'uk',
  'tr',
]

let monthNames: Map<string, number> | undefined
let weekdayNames: Set<string> | undefined

function months(): Map<string, number> {
  if (monthNames) return monthNames
  monthNames = new Map()
  for (const locale of LOCALES) {
    // With a day beside it many languages decline the month: "11 июля", not "июль".
    const forms: Intl.DateTimeFormatOptions[] = [
      { month: 'long' },
      { month: 'short' },
      { month: 'long', day: 'numeric' },
      { month: 'short', day: 'numeric' },
    ]
    for (const form of forms) {
      const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' })
      for (let month = 0; month < 12; month++) {
        const parts = format.formatToParts(Date.UTC(2020, month, 15))
        const name = plain(parts.find((part) => part.type === 'month')?.value ?? '')
        if (name !== '' && !/\d/.test(name) && !monthNames.has(name)) monthNames.set(name, month + 1)
      }
    }
  }
  for (const [name, month] of Object.entries(OLDER_FORMS)) monthNames.set(plain(name), month)
  return monthNames
}

/** Short forms that feeds write and the current locale data no longer has. */
const OLDER_FORMS = {
  mär: 3,
  mrz: 3,
  ιούλ: 7,
  ιούν: 6,
  ιουλ: 7,
  ιουν: 6,
  μάϊ: 5,
  μαϊ: 5,
  σεπτ: 9,
  oca: 1,
  juil: 7,
  aoû: 8,
}

function weekdaysIn(locale: string): string[] {
  const styles: ('long' | 'short')[] = ['long', 'short']
  return styles.flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' })
    return [1, 2, 3, 4, 5, 6, 7].map((day) =>
      format
        .format(Date.UTC(2024, 0, day))
        .toLowerCase()
        .replace(/\.$/, ''),
    )
  })
}

function plain(word: string): string {
  return word.toLowerCase().replace(/\.$/, '').normalize('NFC')
}
