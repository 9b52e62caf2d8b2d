/** What is written into a page's text or into an attribute. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Fills `{name}` in a sentence of the catalogue. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))

const CHOICE = /\sdata-(?:theme|light|read|keys|size|spacing|measure|face|dim|offline)="[^"]*"/g

/**
 * A kept page as it is shown: in the look of now, with a line at its top, and with every Save as it will be once what waits
 * is sent.
 *
 * @param attributes of `<html>`, as the press would set them
 * @param line text, not markup
 * @param again a link behind it, to the page itself
 */
export function dressKept(
  html: string,
  {
    attributes,
    line,
    again,
    saved,
  }: {
    attributes: Record<string, string>
    line: string
    again: { text: string; href: string } | null
    saved: ReadonlyMap<string, boolean>
  },
): string {
  const look = Object.entries({ ...attributes, 'data-offline': 'on' })
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('')
  const link = again ? ` <a href="${escapeMarkup(again.href)}">${escapeMarkup(again.text)}</a>` : ''
  const said = line ? `<p role="status" class="stale-line">${escapeMarkup(line)}${link}</p>` : ''
  return html
    .replace(/<html\b[^>]*>/, (tag) => `${tag.replace(CHOICE, '').slice(0, -1)}${look}>`)
    .replace(/<body\b[^>]*>/, (tag) => tag + said)
    .replace(/<button\b[^>]*\bform="save"[^>]*>/g, (tag) => pressed(tag, saved))
}

function pressed(tag: string, saved: ReadonlyMap<string, boolean>): string {
  const is = saved.get(/\bvalue="(\d+)"/.exec(tag)?.[1] ?? '')
  if (is === undefined) return tag
  return tag
    .replace(/\bname="(?:un)?save"/, `name="${is ? 'unsave' : 'save'}"`)
    .replace(/\baria-pressed="[^"]*"/, `aria-pressed="${is}"`)
}

/** Pictures are not kept, and what would only fetch them ahead is left out; so are sound and film. */
export function withoutPictures(html: string): string {
  return html
    .replace(/<link\b[^>]*\bas="(?:image|font|script)"[^>]*>/gi, '')
    .replace(/\s(?:srcset|sizes|poster)="[^"]*"/gi, '')
    .replace(/<img\b[^>]*>/gi, (tag) => tag.replace(/\ssrc="[^"]*"/i, ''))
}

/** The style sheets of a page, as paths. */
export const sheetsOf = (html: string): string[] =>
  [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/g)].flatMap(
    ([tag]) => /\bhref="(\/[^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? [],
  )

/** The typefaces of a style sheet that western languages are set in, as addresses relative to it. */
export const facesOf = (css: string): string[] =>
  [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].flatMap(([face]) =>
    /unicode-range:\s*U\+(?:\?\?|0)/i.test(face) ? (/url\(["']?([^"')]+\.woff2[^"')]*)/.exec(face)?.[1] ?? []) : [],
  )

/**
 * When a paper was kept, as one says it: the time, and the day with it where that is not today.
 *
 * @param at and `now` as epoch milliseconds
 */
export function timeOf(at: number, now: number, language: string, timeZone: string): string {
  const day = (instant: number) => new Date(instant).toLocaleDateString('en-CA', { timeZone })
  const time = new Date(at).toLocaleTimeString(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  if (day(at) === day(now)) return time
  const date = new Date(at).toLocaleDateString(language, { timeZone, weekday: 'long', day: 'numeric', month: 'long' })
  return `${time}, ${date}`
}
