// Read by a client leaf too: no zod here, which would be most of the page's script.
export const THEMES = ['auto', 'light', 'dark', 'sepia'] as const
export type Theme = (typeof THEMES)[number]

/** Kept in the browser for a year, without an account; readable by scripts, because it says nothing about a person. */
export const READING_COOKIE = 'broadsheet-reading'
const YEAR_SECONDS = 31_536_000

/** `light`: pages without any script. `readLines`: "Read:" lines stand in the texts. */
export type Choices = { theme: Theme; light: boolean; readLines: boolean }

/** The choices in a `Cookie` header. What is missing or unknown counts as not chosen; nothing foreign comes through. */
export function readChoices(cookieHeader: string | null | undefined): Choices {
  const pair = (cookieHeader ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${READING_COOKIE}=`))
  const kept = new URLSearchParams(pair?.slice(READING_COOKIE.length + 1) ?? '')
  return asChoices(Object.fromEntries(kept), { theme: 'auto', light: false, readLines: true })
}

/** The choices of a sent form; a field that was not sent, or makes no sense, stays as it was. */
export function asChoices(fields: Record<string, unknown>, before: Choices): Choices {
  const theme = THEMES.find((known) => known === fields.theme) ?? before.theme
  const light = fields.light === 'on' || (fields.light !== 'off' && before.light)
  const readLines = fields.read === 'on' || (fields.read !== 'off' && before.readLines)
  return { theme, light, readLines }
}

/**
 * The cookie that keeps the choices, as `Set-Cookie` and `document.cookie` take it. Without any choice it is taken
 * away, so that the reader gets the shared pages again.
 */
export function choicesCookie({ theme, light, readLines }: Choices, secure: boolean): string {
  const kept = new URLSearchParams()
  if (theme !== 'auto') kept.set('theme', theme)
  if (light) kept.set('light', 'on')
  if (!readLines) kept.set('read', 'off')
  const age = kept.size ? YEAR_SECONDS : 0
  return `${READING_COOKIE}=${kept}; Path=/; Max-Age=${age}; SameSite=Lax${secure ? '; Secure' : ''}`
}

/**
 * How the press dresses a page for a reader: what takes the place of `data-theme="auto"` on `<html>`, whether scripts
 * are left out, and whether anything was chosen (then the answer is private).
 */
export function readingView(cookieHeader: string | undefined): {
  attributes: Record<string, string>
  light: boolean
  chosen: boolean
} {
  const { theme, light, readLines } = readChoices(cookieHeader)
  return {
    attributes: {
      'data-theme': theme,
      ...(light ? { 'data-light': 'on' } : {}),
      ...(readLines ? {} : { 'data-read': 'off' }),
    },
    light,
    chosen: theme !== 'auto' || light || !readLines,
  }
}

/** Keeps the choices in the browser, at once: the very next page must have them. */
export function keepChoices(jar: { cookie: string }, choices: Choices, secure: boolean): void {
  jar.cookie = choicesCookie(choices, secure)
}
