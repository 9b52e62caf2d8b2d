import { createHash, randomBytes } from 'node:crypto'

export type Sealed = {
  html: string
  /** `'sha256-…'` of every inline script that Next itself put in, in their order, each once. */
  hashes: string[]
}

/** A print's own nonce. It is never sent to anyone: it only tells Next's scripts from those in foreign text. */
export const newNonce = () => randomBytes(18).toString('base64')

/** What makes Next write the nonce on its own scripts. */
export const nonceHeader = (nonce: string) => `script-src 'nonce-${nonce}'`

/**
 * Takes the nonce out of a print everywhere, inside script text too, and names by hash the inline scripts that
 * carried it. A script that came in with foreign text carries none, gets no hash and so does not run.
 */
export function seal(html: string, nonce: string): Sealed {
  const hashes = new Set<string>()
  const mark = ` nonce="${nonce}"`
  for (let at = html.indexOf(mark); at !== -1; at = html.indexOf(mark, at + 1)) {
    const text = inlineScriptAround(html, at)
    if (text) hashes.add(hashOf(text.replaceAll(nonce, '')))
  }
  return { html: html.replaceAll(mark, '').replaceAll(nonce, ''), hashes: [...hashes] }
}

/** The text of the script whose opening tag holds the attribute at `at`; null for anything else, or one with a `src`. */
function inlineScriptAround(html: string, at: number): string | null {
  const opening = html.lastIndexOf('<', at)
  const closing = html.indexOf('>', at)
  if (opening === -1 || closing === -1) return null
  const tag = html.slice(opening, closing + 1)
  if (!/^<script[\s>]/i.test(tag) || /\ssrc\s*=/i.test(tag)) return null
  const end = html.indexOf('</script', closing)
  return end === -1 ? null : html.slice(closing + 1, end)
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Of pictures that we have in several widths the small one alone, and none ahead: for the same readers. */
export function withSmallPictures(html: string): string {
  return html
    .replace(/<link\b[^>]*\bas="image"[^>]*>/gi, '')
    .replace(/<img\b[^>]*>/gi, (tag) => tag.replace(/\s(?:srcset|sizes)="[^"]*"/gi, ''))
}

/** Leaves every script out, and what only fetches scripts ahead: for readers who asked for light pages. Data stays: nothing runs it. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b(?! type="application\/ld\+json">)[^>]*>[\s\S]*?<\/script\s*>/gi, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/gi, '')
    .replace(/<link\b[^>]*\brel="modulepreload"[^>]*>/gi, '')
}
