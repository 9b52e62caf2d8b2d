import { pages as de } from './de/pages.ts'
import { pages as en } from './en/pages.ts'
import { spoken } from './languages.ts'
import type { Messages } from './model.ts'

/** What a page says that fails in the browser: apart from the catalogue, so that not all of it goes to the browser. */
export function jammedIn(language: string): Messages['pages']['error'] {
  return (spoken(language) === 'de' ? de : en).error
}
