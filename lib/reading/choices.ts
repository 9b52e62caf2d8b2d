// Read by client leaves too: no zod here, which would be most of the page's script.
import { LANGUAGES, type Language } from '#lib/messages/languages.ts'

export const THEMES = ['auto', 'light', 'dark', 'sepia'] as const
export type Theme = (typeof THEMES)[number]
const UNITS = ['celsius', 'fahrenheit'] as const

/** Kept in the browser for a year, without an account; readable by scripts, because it says nothing about a person. */
export const READING_COOKIE = 'broadsheet-reading'
const YEAR_SECONDS = 31_536_000

/**
 * What a page says in the reader's own way: the interface's language, the bar's place (an id of the list) and unit.
 * Null is not chosen: the paper's own.
 */
export type Locale = { language: Language | null; place: number | null; unit: (typeof UNITS)[number] | null }
/** `light`: pages without any script. `readLines`: "Read:" lines stand in the texts. */
export type Choices = Locale & { theme: Theme; light: boolean; readLines: boolean }

export const NOTHING_CHOSEN: Choices = {
  ...{ theme: 'auto', light: false, readLines: true },
  ...{ language: null, place: null, unit: null },
}

/** The choices in a `Cookie` header. What is missing or unknown counts as not chosen; nothing foreign comes through. */
export function readChoices(cookieHeader: string | null | undefined): Choices {
  const pair = (cookieHeader ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${READING_COOKIE}=`))
  return fromQuery(pair?.slice(READING_COOKIE.length + 1) ?? '')
}

/** As `asQuery` wrote them. */
export function fromQuery(query: string): Choices {
  return asChoices(Object.fromEntries(new URLSearchParams(query)), NOTHING_CHOSEN)
}

/**
 * The choices of a sent form; a field that was not sent, or makes no sense, stays as it was. An empty language, place or
 * unit takes the choice back.
 */
export function asChoices(fields: Record<string, unknown>, before: Choices): Choices {
  const theme = THEMES.find((known) => known === fields.theme) ?? before.theme
  const light = fields.light === 'on' || (fields.light !== 'off' && before.light)
  const readLines = fields.read === 'on' || (fields.read !== 'off' && before.readLines)
  const { place } = fields
  const placed = typeof place === 'string' && /^[1-9]\d{0,8}$/.test(place) ? Number(place) : before.place
  return {
    theme,
    light,
    readLines,
    language: oneOf(LANGUAGES, fields.language, before.language),
    place: place === '' ? null : placed,
    unit: oneOf(UNITS, fields.unit, before.unit),
  }
}

const oneOf = <T extends string>(known: readonly T[], sent: unknown, before: T | null): T | null =>
  sent === '' ? null : (known.find((one) => one === sent) ?? before)

/** `theme=dark&place=2867714`: what was chosen and nothing else; empty where nothing was. */
export function asQuery(choices: Partial<Choices>): string {
  const kept = new URLSearchParams()
  if (choices.theme && choices.theme !== 'auto') kept.set('theme', choices.theme)
  if (choices.light) kept.set('light', 'on')
  if (choices.readLines === false) kept.set('read', 'off')
  if (choices.language) kept.set('language', choices.language)
  if (choices.place) kept.set('place', String(choices.place))
  if (choices.unit) kept.set('unit', choices.unit)
  return kept.toString()
}

/**
 * The cookie that keeps the choices, as `Set-Cookie` and `document.cookie` take it. Without any choice it is taken
 * away, so that the reader gets the shared pages again.
 */
export function choicesCookie(choices: Choices, secure: boolean): string {
  const kept = asQuery(choices)
  return `${READING_COOKIE}=${kept}; Path=/; Max-Age=${kept ? YEAR_SECONDS : 0}; SameSite=Lax${secure ? '; Secure' : ''}`
}

/**
 * How the press dresses a page for a reader: what takes the place of `data-theme="auto"` on `<html>`, whether scripts
 * are left out, which language's print it is and which bar, and whether anything was chosen (then the answer is private).
 */
export type ReadingView = Locale & { attributes: Record<string, string>; light: boolean; chosen: boolean }

export function readingView(cookieHeader: string | undefined): ReadingView {
  const choices = readChoices(cookieHeader)
  const { theme, light, readLines, language, place, unit } = choices
  return {
    attributes: {
      'data-theme': theme,
      ...(light ? { 'data-light': 'on' } : {}),
      ...(readLines ? {} : { 'data-read': 'off' }),
    },
    ...{ light, language, place, unit },
    chosen: asQuery(choices) !== '',
  }
}

/** Keeps the choices in the browser, at once: the very next page must have them. */
export function keepChoices(jar: { cookie: string }, choices: Choices, secure: boolean): void {
  jar.cookie = choicesCookie(choices, secure)
}
