import { isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { readerOf } from '#lib/accounts/sessions.ts'
import { spoken } from '#lib/messages/languages.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import type { TakeoutDesk } from '#lib/press/takeout.ts'
import { readingView } from '#lib/reading/choices.ts'
import { takeout } from '#lib/takeout/takeout.ts'
import type { Engine } from './engine.ts'
import type { OpenPictures } from './pictures.ts'

/** Files that are made at once, and of one person. */
const MOST = 3
const MOST_OF_ONE = 1

/** Makes files of all that is somebody's, for themselves alone, a few at a time: each reads much of the store. */
export function openTakeouts(
  { config, db, now }: Pick<Engine, 'config' | 'db' | 'now'>,
  pictures: Pick<OpenPictures, 'kept'>,
): TakeoutDesk {
  const making: number[] = []
  return {
    async open(cookies, withPictures) {
      const token = readCookie(cookies, 'session', isSecure(config.publicUrl))
      const reader = await readerOf(db, token, now())
      if (!reader) return { is: 'nobody' }
      const paper = await paperIdentity(config, db)
      if (making.length >= MOST || making.filter((id) => id === reader.id).length >= MOST_OF_ONE) return { is: 'busy' }
      making.push(reader.id)
      const chosen = reader.preferences.language ?? readingView(cookies).language
      const language = chosen === null || chosen === spoken(paper.language) ? paper.language : chosen
      const pictureOf = withPictures ? pictures.kept : async () => null
      const context = { db, now: now(), paper, publicUrl: config.publicUrl, language, pictureOf }
      return {
        is: 'file',
        name: `broadsheet-${reader.handle}.zip`,
        parts: takeout({ ...context, words: messagesFor(language) }, reader.id),
        ended: () => void making.splice(making.indexOf(reader.id), 1),
      }
    },
  }
}
