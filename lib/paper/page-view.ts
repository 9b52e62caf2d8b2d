import type { Messages } from '#lib/messages/model.ts'

/**
 * What every component needs to put times and words on a page. `now` is the edition's, not always the clock's; `saved` are
 * the articles that this reader keeps, none on a page that is printed for everybody.
 */
export type PageView = {
  words: Messages
  language: string
  timeZone: string
  now: Date
  saved: ReadonlySet<number>
}
