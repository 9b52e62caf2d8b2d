import type { Sky } from '#lib/weather/model.ts'

export const SLOT_PLACES = ['rail', 'before-latest'] as const
export type SlotPlace = (typeof SLOT_PLACES)[number]

/** The weather line of an edition, as it was. Celsius. */
export type EditionWeather = { celsius: number; sky: Sky; place: string; high: number; low: number }

/**
 * Which paper stands at `/`: the sample edition until real sources have delivered, then the paper's own.
 * `at` is what front, times and lists take as now.
 */
export type CurrentEdition = { sample: boolean; at: Date; day: string; weather: EditionWeather | null }

/** A filled sponsored place, as shown. */
export type Slot = {
  place: SlotPlace
  sponsor: string
  headline: string
  text: string | null
  link: string | null
  sample: boolean
}
