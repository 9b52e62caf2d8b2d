import { messagesFor } from '#lib/messages/model.ts'
import { plainPage } from '#lib/press/plain.ts'

/** Numbers, names of rows and of choices, one word each: what buttons and boxes send, and nobody typed. */
const OF_THE_FORM = /^[\w,-]*$/

/** A sentence, and below it what somebody typed: for when the paper itself can keep nothing. */
export function typedPage(
  status: number,
  sentence: string,
  typed: Readonly<Record<string, string>>,
  language: string,
): string {
  const label = messagesFor(language).forms.whatYouWrote
  const texts = Object.values(typed).filter((text) => text.trim() !== '' && !OF_THE_FORM.test(text))
  return plainPage(status, sentence, language, texts.length ? { label, texts } : null)
}
