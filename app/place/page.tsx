import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { DevicePlace } from '#components/places/device.client.tsx'
import { PlaceResults } from '#components/places/results.tsx'
import { PlaceSearch } from '#components/places/search.tsx'
import { UnitForm } from '#components/places/unit-form.tsx'
import { offers, searchPlaces } from '#lib/places/search.ts'
import { placeShown } from '#lib/places/setting.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.places.title)
}

/** Where the bar's weather and date are from: searched for, suggested by the device's clock, or the device's own place. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const { words, view, place, paper, locale } = open
  const say = words.places
  const typed = (await parameter(query, 'q')).trim().slice(0, 80)
  const found = typed ? searchPlaces(typed, view.language) : []
  const [current] = offers([place], view.language)
  const { locate, locateHint, locating, denied, useIt } = say
  return (
    <NarrowPage open={open} title={say.title} intro={say.intro}>
      {current && <p className="mb-5 font-sans text-ui">{say.current(current.name, current.country)}</p>}
      <PlaceSearch typed={typed} say={say} />
      {typed && <PlaceResults typed={typed} found={found} say={say} />}
      <DevicePlace
        words={{ locate, locateHint, locating, denied, useIt, clockSays: say.clockSays('{place}') }}
        zone={place.timeZone}
      />
      {locale.place !== null && (
        <form method="post" action="/send/reading" className="my-6">
          <input type="hidden" name="back" value="/place" />
          <button type="submit" name="place" value="" className="button-text">
            {say.paper(placeShown(paper, null, view.language).name)}
          </button>
        </form>
      )}
      <UnitForm say={say} unit={locale.unit} back="/place" />
      <p className="mt-8 flex flex-wrap gap-x-5 font-sans text-ui">
        <a href="/" className="link-quiet">
          {say.toFront}
        </a>
        <span className="text-ink-3 text-meta">{say.credit}</span>
      </p>
    </NarrowPage>
  )
}
