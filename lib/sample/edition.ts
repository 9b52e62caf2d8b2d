import type { EditionWeather, Slot } from '#lib/editions/model.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'

/** The sample's now: Sunday, August 10, 2025, 10:42 in Munich. No story of it is later. */
export const SAMPLE_AT = new Date('2025-08-10T08:42:00Z')

/** The sample's day in Munich. */
export const SAMPLE_DAY = '2025-08-10'

export const SAMPLE_WEATHER: EditionWeather = { celsius: 27.1, sky: 'clear', place: 'Munich', high: 29.4, low: 16.2 }

/** A story that the sample's desk put into Must read, found by its address; the reason is shown to readers. */
export type SamplePick = { link: string; reason: string | null }

const at = (path: string): string => `${SAMPLE_ORIGIN}/sample/${path}`

/** The desk's picks, first one first. */
export const samplePicks: SamplePick[] = [
  {
    link: at('city-desk/the-night-shift-that-keeps-the-tram-network-honest'),
    reason: 'Six people, one notebook, and the best argument for checking twice that we have read this summer.',
  },
  {
    link: at('science-wire/what-the-glacier-archive-tells-us-about-dry-summers'),
    reason: 'Long, and worth it: ice cores explained by the people who carry them.',
  },
  { link: at('culture-post/a-small-library-that-lends-musical-instruments'), reason: null },
  { link: at('city-desk/why-the-old-market-hall-voted-to-stay-open-on-mondays'), reason: null },
]

/** One filled place in the rail and one before Latest; the sponsors are invented, and the texts say so. */
export const sampleSlots: Slot[] = [
  {
    place: 'rail',
    sponsor: 'Nordlicht Bicycles',
    headline: 'Nordlicht Bicycles: a summer service for every gear',
    text: 'Chain, brakes, bell, and a look at the weather. (An invented advertisement for an invented shop.)',
    link: null,
    sample: true,
  },
  {
    place: 'before-latest',
    sponsor: 'Hollerbusch Lemonade',
    headline: 'Hollerbusch Lemonade: elderflower, water, and nothing to add',
    text: 'Still cold when the sun comes round the corner. (An invented advertisement for an invented drink.)',
    link: null,
    sample: true,
  },
]
