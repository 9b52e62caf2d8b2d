import { SettingError } from '#lib/config.ts'
import { spoken } from '#lib/messages/languages.ts'
import { germanName } from './german-names.ts'
import type { Place } from './model.ts'
import { findPlace, paperPlace, placeById } from './queries.ts'

const DEFAULT_PLACE = 'Munich'

/**
 * For the start: is the place that the operator set on the list?
 *
 * @throws SettingError in one line
 */
export function checkPaperPlace(setting: string | null): void {
  if (setting === null || findPlace(setting)) return
  throw new SettingError(
    `The setting PAPER_PLACE cannot be used: no place of that name is known; try the next larger town, or add the country as in "Paris, FR". It is "${setting.slice(0, 80)}".`,
  )
}

/** Every page asks for the same place; looking up a small town reads through the list. */
let last: { setting: string; place: Place } | undefined

/** The paper's place. A desk's value that the list no longer knows gives the default, never a broken page. */
export function placeOfPaper(paper: { place: string }): Place {
  if (last?.setting === paper.place) return last.place
  const place = paperPlace(paper.place) ?? findPlace(DEFAULT_PLACE)
  if (!place) throw new Error('the list of places is damaged: it does not hold the default place')
  last = { setting: paper.place, place }
  return place
}

/**
 * The place that the bar shows: the one chosen, else the paper's, by its name in the language. A name that the operator
 * gave the paper's place stays.
 *
 * @param chosen an id of the list; one that the list does not hold counts as not chosen
 */
export function placeShown(paper: { place: string }, chosen: number | null, language: string): Place {
  const own = placeOfPaper(paper)
  const place = (chosen === null ? null : placeById(chosen)) ?? own
  return place.id === own.id && own.name !== placeById(own.id)?.name ? own : named(place, language)
}

/** The place by its name in the language, where that is another than the list's own. */
export const named = (place: Place, language: string): Place =>
  spoken(language) === 'de' ? { ...place, name: germanName(place.id) ?? place.name } : place
