import { letGo } from '#lib/accounts/leaving.ts'
import { tidyAccounts } from '#lib/accounts/tidy.ts'
import { tidyComments } from '#lib/comments/tidy.ts'
import { tidyEmbedded } from '#lib/db/tidy.ts'
import { tidyImports } from '#lib/imports/commands.ts'
import { retireArticles } from '#lib/ingest/retire-articles.ts'
import { type PeriodicJob, startPeriodic } from '#lib/jobs/periodic.ts'
import { remindHeld } from '#lib/moderation/remind.ts'
import { tidyMutes } from '#lib/mutes/commands.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { tidyPictures } from '#lib/pictures/rows.ts'
import { placeOfPaper } from '#lib/places/setting.ts'
import { tidySaves } from '#lib/saved/commands.ts'
import { fillCopies, recleanCopies } from '#lib/saved/copies.ts'
import { tidyMarks } from '#lib/saved/mark-commands.ts'
import { completeSavedSearch, fillSavedSearch } from '#lib/saved/search-index.ts'
import { queueWeekLetters } from '#lib/saved/week-letter.ts'
import { fillSearch } from '#lib/search/commands.ts'
import { fillWords } from '#lib/search/words.ts'
import { countAgain, fillTerms } from '#lib/stories/term-store.ts'
import { dropOldReadings } from '#lib/weather/on-demand.ts'
import type { Engine } from './engine.ts'

const HOUR_SECONDS = 60 * 60
/** How long an article whose words were changed past the search may be missing there. */
const FILL_SECONDS = 60
/** How late a letter of Sunday morning may be. */
const WEEK_LETTERS_SECONDS = 5 * 60
/** A paper that has just been started has its first words to count soon. */
const TERMS_SECONDS = 10 * 60

/** What the paper does for its people and its store by itself, whether it reads its sources or not. */
export function startHousekeeping({ config, db, store, now, recall }: Engine): { stop(): Promise<unknown> } {
  const hourly = (name: string, run: () => Promise<unknown>): PeriodicJob => ({ name, everySeconds: HOUR_SECONDS, run })
  const jobs = [
    hourly('tidy-accounts', () => tidyAccounts(db, now())),
    hourly('let-go', async () => {
      // Their names stood at comments on any page.
      if (await letGo(db, now())) await recall('all')
    }),
    hourly('tidy-comments', () => tidyComments(db, now())),
    hourly('tidy-marks', () => tidyMarks(db, now())),
    hourly('tidy-mutes', () => tidyMutes(db, now())),
    hourly('tidy-saves', () => tidySaves(db, now())),
    hourly('tidy-imports', () => tidyImports(db, now())),
    {
      name: 'keep-copies',
      everySeconds: HOUR_SECONDS,
      async run(signal: AbortSignal) {
        await fillCopies(db, now(), signal)
        await recleanCopies(db, signal)
      },
    },
    { name: 'fill-words', everySeconds: FILL_SECONDS, run: (signal: AbortSignal) => fillWords(db, signal) },
    { name: 'fill-search', everySeconds: FILL_SECONDS, run: (signal: AbortSignal) => fillSearch(db, signal) },
    savedSearchJob(db),
    hourly('tidy-pictures', () => tidyPictures(db)),
    hourly('tidy-weather', async () => {
      const { id } = placeOfPaper(await paperIdentity(config, db))
      await dropOldReadings({ db, now }, [id])
    }),
    {
      name: 'retire-articles',
      everySeconds: HOUR_SECONDS,
      async run(signal: AbortSignal) {
        if (await retireArticles(db, now(), signal)) await recall('all')
      },
    },
    hourly('remind-held', () => remindHeld({ config, db }, now())),
    {
      name: 'week-letters',
      everySeconds: WEEK_LETTERS_SECONDS,
      run: () => queueWeekLetters({ config, db }, now()),
    },
    termsJob({ db, recall }),
    ...(store.kind === 'embedded' ? [hourly('tidy-store', () => tidyEmbedded(db))] : []),
  ].map(startPeriodic)
  return { stop: () => Promise.all(jobs.map((job) => job.stop())) }
}

/** What somebody saved is searched by what a trigger follows; whether each has its row is asked once, after the start. */
function savedSearchJob(db: Engine['db']): PeriodicJob {
  let complete = false
  return {
    name: 'fill-saved-search',
    everySeconds: FILL_SECONDS,
    async run(signal) {
      if (!complete) await completeSavedSearch(db)
      complete = true
      await fillSavedSearch(db, signal)
    },
  }
}

/** By which words articles are near each other: after an upgrade for all that are stored, then for what was left over. */
function termsJob({ db, recall }: Pick<Engine, 'db' | 'recall'>): PeriodicJob {
  let deep = true
  return {
    name: 'terms',
    everySeconds: TERMS_SECONDS,
    async run(signal) {
      await countAgain(db, { signal })
      const filled = await fillTerms(db, { deep, signal })
      deep = deep && signal.aborted
      if (filled) await recall('all')
    },
  }
}
