import { spoken } from '#lib/messages/languages.ts'
import { messagesFor } from '#lib/messages/model.ts'

/**
 * A whole page of one sentence that needs nothing else to work: no style, no script, no database.
 *
 * @param language of the sentence
 * @param typed what somebody sent and the paper could not take, given back to be copied
 */
export function plainPage(
  status: number,
  sentence: string,
  language: string,
  typed: { label: string; texts: readonly string[] } | null = null,
): string {
  const words = messagesFor(language).press
  return `<!doctype html>
<html lang="${spoken(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeText(words.titleFor(status))}</title>
<main>
<h1>${escapeText(words.titleFor(status))}</h1>
<p>${escapeText(sentence)}</p>
${typed ? typed.texts.map((text) => textBox(typed.label, text)).join('') : ''}<p><a href="/">${escapeText(words.toFront)}</a></p>
</main>
</html>
`
}

/** Stands at the top of a page that is older than it should be. It needs no style of its own to be seen. */
export const staleLine = (ageSeconds: number, language: string): string =>
  `<p role="status" class="stale-line">${escapeText(messagesFor(language).press.stale(Math.max(1, Math.round(ageSeconds / 60))))}</p>`

// The line end after the opening tag is the parser's, not the text's.
const textBox = (label: string, text: string) =>
  `<p><label>${escapeText(label)}<br><textarea rows="12" cols="60" readonly>\n${escapeText(text)}</textarea></label></p>\n`

const escapeText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
