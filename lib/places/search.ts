import { foldName } from './fold.ts'
import { cities, citiesIndex, placeAround, readLine } from './list.ts'
import type { Place } from './model.ts'
import { inCountry } from './queries.ts'
import { named } from './setting.ts'

/** A place as it is offered: its name and country in the reader's language, and what tells it from its namesakes. */
export type Offer = { id: number; name: string; country: string; near: string | null }

const OFFERS = 10
const TAB = 9
const BAR = 124
/** A town is described by one of so many people … */
const LARGE = 100_000
/** … that is no further than this, in degrees of latitude: some 150 km. */
const NEAR = 1.4

/**
 * Places whose name, in any language of the list, begins with what was typed: those of exactly that name first, then
 * those whose own name begins so, then those that are only called so elsewhere; the larger before the smaller. A country after a comma narrows it ("paris, us"). Nothing for less than two bytes.
 */
export function searchPlaces(typed: string, language: string, most = OFFERS): Offer[] {
  const comma = typed.lastIndexOf(',')
  const key = Buffer.from(foldName(comma > 0 ? typed.slice(0, comma) : typed))
  const country = comma > 0 ? foldName(typed.slice(comma + 1)) : ''
  if (key.length < 2) return []
  // Called exactly so (an airport's three letters are no name); its own name begins so; it is called so elsewhere.
  const ranks = [0, 1, 2].map(() => new Map<number, Place>())
  for (const at of positionsOf(key)) {
    const whole = cities()[at + key.length] === BAR
    // A line's first name is its own: the column before it ends in front of its bar.
    const own = cities()[at - 2] === TAB
    const rank = ranks[whole && (own || key.length > 3) ? 0 : own ? 1 : 2]
    if (!rank || rank.size >= most) continue
    const place = placeAround(at)
    if (place && (!country || inCountry(place.country, country))) rank.set(place.id, place)
  }
  const found = new Map(ranks.flatMap((rank) => [...rank]))
  return offers([...found.values()].slice(0, most), language)
}

/** Where the names of the list begin with these bytes, larger places first. */
function* positionsOf(key: Buffer): Generator<number> {
  const { names, first } = citiesIndex()
  const two = key.readUInt16BE(0)
  const bytes = cities()
  for (let place = first[two] ?? 0; place < (first[two + 1] ?? 0); place += 1) {
    const at = names[place] ?? 0
    let same = 2
    while (same < key.length && bytes[at + same] === key[same]) same += 1
    if (same === key.length) yield at
  }
}

/** The place of the list that is nearest to a point on the globe. */
export function nearestPlace(latitude: number, longitude: number): Place | null {
  const { starts } = citiesIndex()
  const start = starts[nearestLine(latitude, longitude, starts.length, -1)]
  return start === undefined ? null : readLine(start)
}

/** The place that a device's clock suggests: the one its time zone is named after, else the largest in it. */
export function placeOfZone(zone: string): Place | null {
  if (!/^[A-Za-z_]+(\/[\w+-]+)+$/.test(zone)) return null
  const at = cities().indexOf(`\t${zone}\t`)
  const largest = at < 0 ? null : placeAround(at)
  const name = Buffer.from(foldName(zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')))
  if (!largest || name.length < 2) return largest
  for (const position of positionsOf(name)) {
    const place = placeAround(position)
    if (place?.timeZone === zone) return place
  }
  return largest
}

/** As it is offered, told from any other of the same name and country. */
export function offers(places: readonly Place[], language: string): Offer[] {
  const countries = countriesIn(language)
  const shown = places.map((place) => named(place, language))
  return shown.map((place) => {
    const twins = shown.filter(({ name, country }) => name === place.name && country === place.country)
    const near = twins.length > 1 ? largeNear(place, language) : null
    return { id: place.id, name: place.name, country: countries.of(place.country) ?? place.country, near }
  })
}

const made = new Map<string, Intl.DisplayNames>()

/** Making one costs more than all the rest of a search. */
function countriesIn(language: string): Intl.DisplayNames {
  const found = made.get(language) ?? new Intl.DisplayNames([language, 'en'], { type: 'region' })
  if (made.size < 20) made.set(language, found)
  return found
}

function largeNear(place: Place, language: string): string | null {
  const { people, starts, ids } = citiesIndex()
  // The list is in the order of people: the large ones are its first lines.
  const towns = people.findIndex((count) => count < LARGE)
  const start = starts[nearestLine(place.latitude, place.longitude, towns, ids.indexOf(place.id))]
  const large = start === undefined ? null : readLine(start)
  return large && distance(place.latitude, place.longitude, large.latitude, large.longitude) < NEAR ** 2
    ? named(large, language).name
    : null
}

/** Of the first `most` lines of the list, without `except`. */
function nearestLine(latitude: number, longitude: number, most: number, except: number): number {
  const { latitudes, longitudes } = citiesIndex()
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (let line = 0; line < most; line += 1) {
    const far = distance(latitude, longitude, latitudes[line] ?? 0, longitudes[line] ?? 0)
    if (far < least && line !== except) {
      least = far
      best = line
    }
  }
  return best
}

/** Squared, in degrees of latitude: a plane laid against the globe is good enough to compare neighbours. */
function distance(latitude: number, longitude: number, otherLatitude: number, otherLongitude: number): number {
  const around = Math.abs(longitude - otherLongitude)
  const across = Math.min(around, 360 - around) * Math.cos((latitude * Math.PI) / 180)
  return (latitude - otherLatitude) ** 2 + across ** 2
}
