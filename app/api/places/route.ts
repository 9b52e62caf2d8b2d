import { offers, placeOfZone, searchPlaces } from '#lib/places/search.ts'
import { openPaper } from '../../paper.ts'

/** Places as JSON: those that `?q=` may mean, or the one that a time zone (`?zone=Europe/Vienna`) suggests. */
export async function GET(request: Request): Promise<Response> {
  const { view } = await openPaper()
  const asked = new URL(request.url).searchParams
  const zone = asked.get('zone')
  const suggested = zone === null ? null : placeOfZone(zone)
  const places =
    zone === null
      ? searchPlaces(asked.get('q') ?? '', view.language)
      : offers(suggested ? [suggested] : [], view.language)
  return Response.json({ places }, { headers: { 'cache-control': 'private, no-store' } })
}
