import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { CurrentEdition, EditionWeather } from '#lib/editions/model.ts'
import { findPlace } from '#lib/places/queries.ts'
import { placeOfPaper } from '#lib/places/setting.ts'
import { type BarLine, editionLine, weatherLine } from './bar.ts'
import { currentReading } from './queries.ts'
import { unitFor } from './units.ts'

type Asked = { config: Pick<Config, 'weather'>; db: Db; now: Date; paper: { place: string; language: string } }

/** The bar of the paper's own place. */
export async function paperBar({ config, db, now, paper }: Asked, edition: CurrentEdition): Promise<BarLine> {
  const place = placeOfPaper(paper)
  return weatherLine({
    reading: await currentReading(config, db, place),
    edition,
    samplePlace: edition.weather !== null && findPlace(edition.weather.place)?.id === place.id,
    now,
    place,
    language: paper.language,
    unit: unitFor(paper.language),
  })
}

/** The bar of a back number: the day, and its weather where it was kept. */
export function backNumberBar(
  paper: Asked['paper'],
  edition: { day: string; at: Date; sample: boolean; weather: EditionWeather | null },
): BarLine {
  const place = (edition.weather && findPlace(edition.weather.place)) ?? placeOfPaper(paper)
  return editionLine({ place, language: paper.language, unit: unitFor(paper.language) }, edition)
}
