import { en } from './en/index.ts'

/** Every word of the interface. Another language is another object of this shape. */
export type Messages = typeof en

/** The catalogue for a language tag; English where there is none yet. */
export function messagesFor(_language: string): Messages {
  return en
}
