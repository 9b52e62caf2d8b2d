import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { CurrentEdition, EditionWeather } from '#lib/editions/model.ts'
import type { Place } from '#lib/places/model.ts'
import { findPlace } from '#lib/places/queries.ts'
import { named, placeOfPaper, placeShown } from '#lib/places/setting.ts'
import { type BarLine, editionLine, weatherLine } from './bar.ts'
import { currentReading } from './queries.ts'
import { type Unit, unitFor } from './units.ts'

type Shown = { place: Place; unit: Unit; view: { language: string } }
type Asked = { config: Pick<Config, 'weather'>; db: Db; clock: Date; edition: CurrentEdition } & Shown

/** The bar of the place that a reader sees: their own, else the paper's. */
export async function readerBar({ config, db, clock, edition, place, unit, view }: Asked): Promise<BarLine> {
  return weatherLine({
    reading: await currentReading(config, db, place),
    edition,
    samplePlace: edition.weather !== null && findPlace(edition.weather.place)?.id === place.id,
    now: clock,
    place,
    language: view.language,
    unit,
  })
}

type PaperAsked = Pick<Asked, 'config' | 'db'> & { now: Date; paper: { place: string; language: string } }

/** The bar of the paper's own place, in its own language. */
export function paperBar({ config, db, now, paper }: PaperAsked, edition: CurrentEdition): Promise<BarLine> {
  const { language } = paper
  const place = placeShown(paper, null, language)
  return readerBar({ config, db, clock: now, edition, place, unit: unitFor(language), view: { language } })
}

/** The bar of a back number: the day, and its weather where it was kept. */
export function backNumberBar(
  { paper, unit, view: { language } }: Omit<Shown, 'place'> & { paper: { place: string } },
  edition: { day: string; at: Date; sample: boolean; weather: EditionWeather | null },
): BarLine {
  const place = (edition.weather && findPlace(edition.weather.place)) ?? placeOfPaper(paper)
  return editionLine({ place: named(place, language), language, unit }, edition)
}
