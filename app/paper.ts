import { cache } from 'react'
import { currentEdition } from '#lib/editions/queries.ts'
import { messagesFor } from '#lib/messages/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'

/** The paper as one request sees it: read once, however many parts of the page ask. */
export const openPaper = cache(async () => {
  const { config, db, now } = runtime()
  const clock = now()
  const [paper, edition] = await Promise.all([paperIdentity(config, db), currentEdition(db, clock)])
  const words = messagesFor(paper.language)
  const view: PageView = { words, language: paper.language, timeZone: paper.timeZone, now: edition.at }
  return { config, db, clock, paper, edition, words, view, scope: { sample: edition.sample, at: edition.at } }
})
