import { fileURLToPath } from 'node:url'
import next from 'next'
import { newSetupToken } from '#lib/accounts/setup.ts'
import { openControl } from '#lib/cli/control.ts'
import type { Config } from '#lib/config.ts'
import { tidySavedTables } from '#lib/db/tidy.ts'
import { labelOlder } from '#lib/ingest/label-older.ts'
import { recleanOutdated } from '#lib/ingest/reclean.ts'
import { rereadOutdated, tidyPages } from '#lib/ingest/reread.ts'
import { startImports } from '#lib/jobs/imports.ts'
import { startPageQueue } from '#lib/jobs/pages.ts'
import { startSavedPages } from '#lib/jobs/saved-pages.ts'
import { startTimetable } from '#lib/jobs/timetable.ts'
import { log } from '#lib/log.ts'
import { startPost } from '#lib/mail/post.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { composeReplies, queueReplyLetters } from '#lib/notices/reply-letters.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { checkPaperPlace, placeOfPaper } from '#lib/places/setting.ts'
import type { Bar } from '#lib/press/bars.ts'
import { healthOf, type Phase } from '#lib/press/health.ts'
import { holdPages } from '#lib/press/held-pages.ts'
import { createPress, drain, listen } from '#lib/press/server.ts'
import { articleOf, tagsOfChange } from '#lib/press/tags.ts'
import { visitorsOf } from '#lib/press/visitor.ts'
import { readingView } from '#lib/reading/choices.ts'
import { setRuntime } from '#lib/runtime.ts'
import { composeWeek } from '#lib/saved/week-letter.ts'
import { searchTurn } from '#lib/search/turns.ts'
import { refreshWeather } from '#lib/weather/refresh.ts'
import { type HubTeller, openHubTeller } from '#lib/websub/tell-hub.ts'
import { tendHubs } from '#lib/websub/tend-hubs.ts'
import { type Engine, openEngine, programVersion } from './engine.ts'
import { startHousekeeping } from './housekeeping.ts'
import { keepLanguage } from './language.ts'
import { openPictures } from './pictures.ts'
import { prepareStart } from './prepare-start.ts'
import { openSignInProviders } from './providers.ts'
import { openRecalls } from './recalls.ts'
import { keepSecret, makeDataFolder } from './secrets.ts'
import { StartError } from './start-error.ts'
import { openTakeouts } from './takeouts.ts'
import { worksOf } from './works.ts'

export type Paper = { close(): Promise<void> }
type How = { dev: boolean; say(line: string): void }

/** Open requests may end within this; with jobs and the store the whole stays under ten seconds. */
const PATIENCE_MS = 6_000
const WEATHER_SECONDS = 60
const HUBS_SECONDS = 60
/** Bytes of all bars in memory. */
const BARS_LARGEST = 4 * 1024 * 1024
/** Only an upgrade brings a newer cleaner, and an upgrade starts the program anew. */
const RECLEAN_SECONDS = 24 * 60 * 60

/**
 * Puts the paper up: data folder, store, server, Next inside it, the sample on a first start, the timetable.
 *
 * @throws StartError, SettingError, StoreError with one line for the operator
 */
export async function openPaper(config: Config, how: How): Promise<Paper> {
  const words = messagesFor('en').press
  checkPaperPlace(config.paper.place)
  makeDataFolder(config.dataDir)
  const secret = config.authSecret ?? keepSecret(config.dataDir)
  if (config.clock) {
    log('warn', 'clock-set', { at: config.clock.toISOString() })
    how.say(words.clockSet(config.clock.toISOString()))
  }
  const engine = await openEngine(config, how.say)
  const held = holdPages()
  const bars = holdPages<Bar>({ largest: BARS_LARGEST })
  const language = await keepLanguage(engine)
  const recalls = await openRecalls(engine.store, {
    recall(...tags) {
      held.recall(...tags)
      bars.recall(...tags)
      if (tags.includes('all')) language.renew()
    },
  })
  const teller = openHubTeller({ ...engine, web: engine.hubWeb })
  engine.recall = (...tags) => {
    teller.changed(tags.flatMap((tag) => articleOf(tag) ?? []))
    return recalls.recall(...tags)
  }
  const signIn = await openSignInProviders({ config, secret, version: programVersion() })
  const works = worksOf(engine, signIn.providers)
  const pictures = openPictures(engine, secret)
  const hasRoom = async () => (await engine.store.health()).room
  setRuntime({
    config,
    db: engine.db,
    now: engine.now,
    startedAt: new Date(),
    version: programVersion(),
    secret,
    pictures: pictures.signer,
    say: how.say,
    recall: (...tags) => void engine.recall(...tags),
    hasRoom,
    works,
  })

  let phase: Phase = 'starting'
  const dir = fileURLToPath(new URL('../..', import.meta.url))
  const app = next({ dev: how.dev, dir, port: config.port, hostname: config.host })
  const server = createPress({
    guard: config,
    inner: (request, response) => app.getRequestHandler()(request, response),
    staticFolder: fileURLToPath(new URL('../../.next/static', import.meta.url)),
    readView: readingView,
    visitorOf: visitorsOf(engine.db, engine.now, config.publicUrl.startsWith('https:')),
    held,
    pictures,
    takeouts: openTakeouts(engine, pictures),
    bars,
    language: language.now,
    searchWait: (address) => searchTurn({ db: engine.db, now: engine.now, secret, hasRoom }, 'search', address),
    storeAnswers: async () => (await engine.store.health()).answers,
    phase: () => phase,
    health: () => healthOf(phase, engine.store),
    ...(how.dev ? { dev: { upgrade: (...given) => app.getUpgradeHandler()(...given) } } : {}),
  })
  try {
    await listen(server, config.port, config.host)
    await Promise.all([app.prepare(), prepareStart(engine, how.say)])
  } catch (problem) {
    server.close()
    await recalls.close()
    await pictures.close()
    await engine.close()
    throw asStartError(problem, config)
  }
  const timetable = config.poll ? startReading(engine, teller, how.say) : null
  // Also where sources are read by hand alone: what somebody has saved is asked for because they did.
  const savedPages = startSavedPages({ ...engine, web: engine.savingWeb }, hasRoom)
  const taking = { ...engine, allow: config.saveAllow, publicUrl: config.publicUrl }
  const imports = startImports(taking, {
    hasRoom,
    done: savedPages.wake,
    tidy: async () => void (engine.store.kind === 'embedded' && (await tidySavedTables(engine.db))),
  })
  engine.wake = () => {
    timetable?.wake()
    imports.wake()
    savedPages.wake()
  }
  pictures.start()
  const housekeeping = startHousekeeping(engine)
  const letters = { config, db: engine.db, now: engine.now, secret }
  const post = startPost({
    ...letters,
    say: how.say,
    compose: (mail, personId) =>
      mail.week ? composeWeek(letters, mail.week, personId) : composeReplies(letters, mail, personId),
    queueReplies: () => queueReplyLetters(letters),
  })
  const control = await openControl(engine)
  phase = 'open'
  how.say(words.openAt(config.publicUrl))
  // Addresses that waited when the paper was stopped are not forgotten.
  works.askSources().catch((problem: unknown) => log('warn', 'sources-not-asked', { problem: String(problem) }))
  const token = await newSetupToken(engine.db, engine.now())
  if (token) how.say(messagesFor('en').setup.link(`${config.publicUrl}/setup?token=${token}`))

  return {
    async close() {
      if (phase === 'closing') return
      phase = 'closing'
      log('info', 'closing')
      const drained = drain(server, PATIENCE_MS)
      await control.close()
      await Promise.all([post.stop(), housekeeping.stop()])
      // Fetches under way are broken off first: the timetable waits for them.
      const stopped = Promise.all([timetable?.stop(), savedPages.stop(), imports.stop()])
      const looked = pictures.close()
      const webs = [engine.web, engine.weatherWeb, engine.hubWeb, engine.pictureWeb, engine.savingWeb]
      const outside = webs.map((web) => web.close())
      await Promise.all([...outside, teller.stop(), signIn.close(), stopped, looked, drained])
      await app.close().catch((problem: unknown) => log('warn', 'next-close-failed', { problem: String(problem) }))
      await recalls.close()
      await engine.close()
    },
  }
}

/** From now on sources are read as they come due, the weather of the paper's place is kept fresh, old texts are cleaned again. */
function startReading(engine: Engine, teller: HubTeller, say: (line: string) => void) {
  const weather = {
    name: 'weather',
    everySeconds: WEATHER_SECONDS,
    async run() {
      const paper = await paperIdentity(engine.config, engine.db)
      const outcome = await refreshWeather({ ...engine, web: engine.weatherWeb }, placeOfPaper(paper))
      // It stands in the bar of every page, and bars are printed apart from pages.
      if (outcome === 'renewed') await engine.recall('bars')
    },
  }
  const reclean = {
    name: 'reclean',
    everySeconds: RECLEAN_SECONDS,
    async run(signal: AbortSignal) {
      const reread = await rereadOutdated(engine, signal)
      const cleaned = await recleanOutdated(engine.db, engine.parser, engine.now(), signal)
      if (reread.length + cleaned > 0) await engine.recall('all')
      // The pages show them once they are printed anew, which is within a minute.
      await labelOlder(engine.db, signal)
      await tidyPages(engine.db, engine.now())
    },
  }
  const hubs = { name: 'hubs', everySeconds: HUBS_SECONDS, run: (signal: AbortSignal) => tendHubs(engine, signal) }
  const hasRoom = async () => (await engine.store.health()).room
  const changed = (ids: readonly number[]) => {
    // Of very many the tags name none.
    teller.changed(ids)
    return engine.recall(...tagsOfChange(ids))
  }
  const pages = startPageQueue(engine, { changed, hasRoom })
  const timetable = startTimetable(engine, messagesFor('en').sources, {
    jobs: [weather, reclean, hubs],
    say,
    async changed(ids) {
      await changed(ids)
      // What came as a summary waits for its page now.
      pages.wake()
    },
    hasRoom,
  })
  return {
    wake() {
      timetable.wake()
      pages.wake()
    },
    stop: () => Promise.all([timetable.stop(), pages.stop()]),
  }
}

function asStartError(problem: unknown, config: Config): unknown {
  const words = messagesFor('en').press
  const code = problem instanceof Error && 'code' in problem ? problem.code : null
  if (code === 'EADDRINUSE') return new StartError(words.portTaken(config.port))
  if (code === 'EACCES') return new StartError(words.portForbidden(config.port))
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartError(words.hostUnusable(config.host))
  return problem
}
