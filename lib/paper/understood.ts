import { findPlace } from '#lib/places/queries.ts'

/** How a place that somebody typed is understood: its name on the list, its country, its time zone. */
export type Understood = { name: string; country: string; timeZone: string }

/** @returns null where the list has no such place */
export function understoodPlace(typed: string, language: string): Understood | null {
  const place = findPlace(typed)
  if (!place) return null
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
  return { name: place.name, country: names.of(place.country) ?? place.country, timeZone: place.timeZone }
}
