import { messagesFor } from '#lib/messages/model.ts'

/** A whole page of one sentence that needs nothing else to work: no style, no script, no database. */
export function plainPage(status: number, sentence: string): string {
  const words = messagesFor('en').press
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeText(words.titleFor(status))}</title>
<main>
<h1>${escapeText(words.titleFor(status))}</h1>
<p>${escapeText(sentence)}</p>
<p><a href="/">${escapeText(words.toFront)}</a></p>
</main>
</html>
`
}

const escapeText = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
