import { frontAt } from '#lib/front/front-at.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { passOn } from '#lib/reading/passed-on.ts'
import { keeperOf } from './keeper.ts'
import type { Manifest } from './model.ts'
import { firstStories, savedToKeep } from './queries.ts'

/** What there is to keep for whoever asks. */
export async function offlineManifest(open: OpenPaper): Promise<Manifest> {
  const { db, scope, reader, clock, view, locale, words } = open
  const [front, { saved, inAll }] = await Promise.all([
    frontAt(db, scope),
    reader ? savedToKeep(db, reader.id) : { saved: [], inAll: 0 },
  ])
  return {
    keeper: keeperOf(reader),
    at: clock.toISOString(),
    language: view.language,
    timeZone: view.timeZone,
    reading: passOn({ language: locale.language, place: locale.place, unit: locale.unit }),
    front: firstStories(front),
    saved,
    savedInAll: inAll,
    words: words.offline.worker,
  }
}
