import { describe, expect, it } from 'vitest'
import { foldName } from './fold.ts'
import { cities, citiesIndex, readLine } from './list.ts'
import { nearestPlace, placeOfZone, searchPlaces } from './search.ts'

const first = (typed: string, language = 'en') => searchPlaces(typed, language)[0]

/** Every so-manieth place of the list: the same ones on each run. */
const some = (step: number) =>
  Array.from(citiesIndex().starts)
    .filter((_, line) => line % step === 7)
    .flatMap((start) => readLine(start) ?? [])

describe('searching for a place', () => {
  it.each([
    ['Köln', 2886242],
    ['Koeln', 2886242],
    ['Cologne', 2886242],
    ['München', 2867714],
    ['Muenchen', 2867714],
    ['Munich', 2867714],
    ['mun', 2867714],
    ['Wien', 2761369],
    ['Vienna', 2761369],
    ['Praha', 3067696],
    ['Prague', 3067696],
    ['東京', 1850147],
    ['Tokio', 1850147],
    ['Москва', 524901],
    ['Αθήνα', 264371],
    ['garmisch-p', 2922530],
  ])('"%s" offers it first', (typed, id) => {
    expect(first(typed)?.id).toBe(id)
  })

  it('names places and countries as the reader’s language does', () => {
    expect(first('Vienna', 'de')).toMatchObject({ name: 'Wien', country: 'Österreich' })
    expect(first('Wien', 'en')).toMatchObject({ name: 'Vienna', country: 'Austria' })
  })

  it('is narrowed by a country after a comma, by its code or its name in either language', () => {
    for (const typed of ['Paris, US', 'paris,us', 'Paris, United States', 'Paris, Vereinigte Staaten']) {
      expect(first(typed)?.country).toBe('United States')
    }
    expect(searchPlaces('Paris, JP', 'en')).toEqual([])
  })

  it('tells places of one name and country apart by a larger town nearby', () => {
    const found = searchPlaces('Springfield, US', 'en')
    const labels = found.map(({ name, near }) => `${name} ${near}`)
    expect(new Set(labels).size).toBe(labels.length)
  })

  it.each(['', ' ', 'x', ',', '|', '\n', '%', '\u0000', '||||', '\t1\t', 'a'.repeat(500)])(
    '"%s" offers nothing, and harms nothing',
    (typed) => {
      expect(searchPlaces(typed, 'en')).toEqual([])
    },
  )

  it('finds any place of the list by its own name, and by the beginning of it', () => {
    for (const place of some(997)) {
      expect(searchPlaces(place.name, 'en', 500).map(({ id }) => id)).toContain(place.id)
      const begun = foldName(place.name).slice(0, -1)
      if (Buffer.byteLength(begun) > 1) {
        expect(searchPlaces(begun, 'en', 5_000).map(({ id }) => id)).toContain(place.id)
      }
    }
  })

  it('folding twice is folding once, and what the list holds is folded', () => {
    for (const place of some(499)) expect(foldName(foldName(place.name))).toBe(foldName(place.name))
  })

  it('holds more than 20,000 places', () => {
    expect(citiesIndex().starts.length).toBeGreaterThan(20_000)
    expect(cities().length).toBeLessThan(8_000_000)
  })
})

describe('the place where somebody is', () => {
  it.each([
    ['in Munich', 48.14, 11.58, 'Munich'],
    ['on the edge of the day', -16.8, 179.99, 'Labasa'],
    ['at the pole', 90, 0, null],
  ] as const)('%s is the nearest of the list', (_where, latitude, longitude, name) => {
    const place = nearestPlace(latitude, longitude)
    if (name === null) expect(place).not.toBeNull()
    else expect(place?.name).toBe(name)
  })

  it('is itself for any place of the list', () => {
    for (const place of some(1_499)) {
      const found = nearestPlace(place.latitude, place.longitude)
      // Two places of the list may stand at one point of its two decimals.
      expect([found?.latitude, found?.longitude]).toEqual([place.latitude, place.longitude])
    }
  })
})

describe('what a device’s clock suggests', () => {
  it.each([
    ['Europe/Vienna', 'Vienna'],
    ['America/New_York', 'New York City'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['Asia/Kolkata', 'Kolkata'],
  ])('%s is %s', (zone, name) => {
    expect(placeOfZone(zone)?.name).toBe(name)
  })

  it.each(['UTC', '', 'Mars/Olympus', '../etc/passwd', 'Europe/Vienna\t', 'Europe/'])('"%s" is nowhere', (zone) => {
    expect(placeOfZone(zone)).toBeNull()
  })
})
