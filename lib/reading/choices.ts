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
/**
 * How stories are set, each with the values that it can have. `size`: of their text, in per cent. `spacing`: of lines, and of
 * letters and words with them; the widest is what WCAG 1.4.12 asks pages to bear. `measure`: the length of their lines. `dim`: the
 * headlines of what this browser has opened are quieter; it alone knows which these are.
 */
export const TEXT = {
  size: ['90', '100', '115', '130', '150'],
  spacing: ['normal', 'wide', 'wider'],
  measure: ['narrow', 'normal', 'wide'],
  face: ['serif', 'sans'],
  dim: ['no', 'yes'],
} as const
export type TextName = keyof typeof TEXT
export type TextChoices = { [Name in TextName]: (typeof TEXT)[Name][number] }
export const TEXT_NAMES = ['size', 'spacing', 'measure', 'face', 'dim'] as const satisfies readonly TextName[]
/** As the paper itself is set. */
export const USUAL_TEXT: TextChoices = { size: '100', spacing: 'normal', measure: 'normal', face: 'serif', dim: 'no' }

/**
 * `light`: pages without any script. `readLines`: "Read:" lines stand in the texts. `keys`: single letters and marks are
 * shortcuts; speech input presses them by mistake (WCAG 2.1.4).
 */
export type Choices = Locale & TextChoices & { theme: Theme; light: boolean; readLines: boolean; keys: boolean }

export const NOTHING_CHOSEN: Choices = {
  ...{ theme: 'auto', light: false, readLines: true, keys: true },
  ...USUAL_TEXT,
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
  const keys = fields.keys === 'on' || (fields.keys !== 'off' && before.keys)
  const { place } = fields
  const placed = typeof place === 'string' && /^[1-9]\d{0,8}$/.test(place) ? Number(place) : before.place
  return {
    theme,
    light,
    readLines,
    keys,
    ...asText(fields, before),
    language: oneOf(LANGUAGES, fields.language, before.language),
    place: place === '' ? null : placed,
    unit: oneOf(UNITS, fields.unit, before.unit),
  }
}

/** How stories are set, by fields of those names; one that was not sent, or makes no sense, stays as it was. */
export function asText(fields: Record<string, unknown>, before: TextChoices): TextChoices {
  const of = <T extends string>(known: readonly T[], name: TextName, kept: T): T =>
    known.find((one) => one === fields[name]) ?? kept
  return {
    size: of(TEXT.size, 'size', before.size),
    spacing: of(TEXT.spacing, 'spacing', before.spacing),
    measure: of(TEXT.measure, 'measure', before.measure),
    face: of(TEXT.face, 'face', before.face),
    dim: of(TEXT.dim, 'dim', before.dim),
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
  if (choices.keys === false) kept.set('keys', 'off')
  for (const [name, value] of chosenText(choices)) kept.set(name, value)
  if (choices.language) kept.set('language', choices.language)
  if (choices.place) kept.set('place', String(choices.place))
  if (choices.unit) kept.set('unit', choices.unit)
  return kept.toString()
}

/** What of the text is set in another way than usual. */
function chosenText(choices: Partial<TextChoices>): [name: TextName, value: string][] {
  const chosen: [TextName, string][] = []
  for (const name of TEXT_NAMES) {
    const value = choices[name]
    if (value !== undefined && value !== USUAL_TEXT[name]) chosen.push([name, value])
  }
  return chosen
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
  const { theme, light, readLines, keys, language, place, unit } = choices
  return {
    attributes: {
      'data-theme': theme,
      ...(light ? { 'data-light': 'on' } : {}),
      ...(readLines ? {} : { 'data-read': 'off' }),
      ...(keys ? {} : { 'data-keys': 'off' }),
      ...Object.fromEntries(chosenText(choices).map(([name, value]) => [`data-${name}`, value])),
    },
    ...{ light, language, place, unit },
    chosen: asQuery(choices) !== '',
  }
}

/** Keeps the choices in the browser, at once: the very next page must have them. */
export function keepChoices(jar: { cookie: string }, choices: Choices, secure: boolean): void {
  jar.cookie = choicesCookie(choices, secure)
}
