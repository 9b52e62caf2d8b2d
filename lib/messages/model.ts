import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { spoken } from './languages.ts'

/** Every word of the interface. Another language is another object of this shape; a word that it lacks is a type error. */
export type Messages = typeof en

/** The catalogue for a language tag (`de-AT` is German); English for a language that has none. */
export function messagesFor(language: string): Messages {
  return spoken(language) === 'de' ? de : en
}
