import { connection } from 'next/server'
import { currentEdition } from '#lib/editions/queries.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { placeById } from '#lib/places/queries.ts'
import { named, placeOfPaper } from '#lib/places/setting.ts'
import { runtime } from '#lib/runtime.ts'
import { weatherLine } from '#lib/weather/bar.ts'
import { paperBar } from '#lib/weather/paper-bar.ts'
import { currentReading } from '#lib/weather/queries.ts'
import { unitIn } from '#lib/weather/units.ts'
import { openPaper } from '../../paper.ts'

const BRIEFLY = { 'cache-control': 'public, max-age=60' }

/**
 * The bar as JSON: of the paper's place, or of `?place=ID` (400 if that is no id, 404 if no place has it). A place is told in
 * the unit and the language that the reader has chosen; else in its people's unit and the paper's language.
 */
export async function GET(request: Request): Promise<Response> {
  await connection()
  const { config, db, now } = runtime()
  const paper = await paperIdentity(config, db)
  const asked = new URL(request.url).searchParams.get('place')
  const { problems } = messagesFor(paper.language).masthead
  if (asked === null) {
    const edition = await currentEdition(db, now(), paper.timeZone)
    return Response.json(
      {
        placeId: placeOfPaper(paper).id,
        ...(await paperBar({ config, db, now: now(), paper }, edition)),
      },
      { headers: BRIEFLY },
    )
  }
  if (!/^[1-9]\d{0,9}$/.test(asked)) return Response.json({ error: problems.notAnId }, { status: 400 })
  const place = placeById(Number(asked))
  if (!place) return Response.json({ error: problems.noSuchPlace }, { status: 404 })
  const reading = await currentReading(config, db, place)
  const { locale, view } = await openPaper()
  const facts = { edition: null, samplePlace: false, now: now(), language: view.language }
  const unit = locale.unit ?? unitIn(place.country)
  const line = weatherLine({ ...facts, reading, place: named(place, view.language), unit })
  return Response.json({ placeId: place.id, ...line }, { headers: { 'cache-control': 'private, no-store' } })
}
