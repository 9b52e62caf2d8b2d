import { describe, expect, it } from 'vitest'
import { foldName } from './fold.ts'
import { findPlace, placeById } from './queries.ts'

describe('the bundled list of places', () => {
  it('finds Munich under an id that stays', () => {
    const munich = {
      id: 2867714,
      name: 'Munich',
      country: 'DE',
      latitude: 48.14,
      longitude: 11.58,
      timeZone: 'Europe/Berlin',
    }
    expect(findPlace('Munich')).toEqual(munich)
    expect(placeById(2867714)).toEqual(munich)
    expect(findPlace('2867714')).toEqual(munich)
  })

  it.each([
    ['München', 2867714],
    ['Muenchen', 2867714],
    ['  munich ', 2867714],
    ['Köln', 2886242],
    ['Cologne', 2886242],
    ['Koeln', 2886242],
    ['KÖLN', 2886242],
    ['Garmisch-Partenkirchen', 2922530],
    ['garmisch partenkirchen', 2922530],
    ['Roma', 3169070],
    ['Łódź', 3093133],
    ['Lodz', 3093133],
    ['London', 2643743],
  ])('"%s" is found by any of its spellings', (spelling, id) => {
    expect(findPlace(spelling)?.id).toBe(id)
  })

  it('takes the larger of two places, unless the country is said', () => {
    expect(findPlace('Paris')?.country).toBe('FR')
    expect(findPlace('Paris, US')?.timeZone).toBe('America/Chicago')
    expect(findPlace('Paris, United States')?.country).toBe('US')
    expect(findPlace('Paris, DE')).toBeNull()
  })

  it.each(['', '   ', ',', 'Nowhere at all', '0', '999999999', '|', '\t', '%'])('"%s" is no place', (text) => {
    expect(findPlace(text)).toBeNull()
  })

  it('knows the time zone of every place, one that Intl takes', () => {
    for (const name of ['New York', 'Kathmandu', 'Auckland', 'São Paulo', 'Nuuk', 'Adelaide']) {
      const place = findPlace(name)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: place?.timeZone })).not.toThrow()
      expect(place?.timeZone).toContain('/')
    }
  })

  it('folds case, accents, ligatures and punctuation away', () => {
    expect(foldName("L'Haÿ-les-Roses")).toBe('l hay les roses')
    expect(foldName('Straße Øst Œuvre')).toBe('strasse ost oeuvre')
  })
})
