import { messagesFor } from '#lib/messages/model.ts'
import { plainPage } from '#lib/press/plain.ts'

/** A sentence, and below it what somebody typed: for when the paper itself can keep nothing. */
export function typedPage(status: number, sentence: string, typed: readonly string[], language: string): string {
  const label = messagesFor(language).forms.whatYouWrote
  const long = typed.filter((text) => text.length > 20)
  return plainPage(status, sentence, language, long.length ? { label, texts: long } : null)
}
