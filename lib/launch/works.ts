import type { SignInProviders } from '#lib/accounts/providers.ts'
import { takeDownSample } from '#lib/ingest/sample.ts'
import { subscribe } from '#lib/ingest/subscribe.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { barTag } from '#lib/press/bars.ts'
import { addSection } from '#lib/sections/commands.ts'
import { findSection } from '#lib/sections/queries.ts'
import { refusalSentence } from '#lib/sources/commands.ts'
import { problemSentence } from '#lib/sources/health.ts'
import { readWishes, settleWish, type Wish } from '#lib/sources/wishes.ts'
import { weatherOnDemand } from '#lib/weather/on-demand.ts'
import type { Works } from '#lib/works.ts'
import { askWeather } from './ask-weather.ts'
import type { Engine } from './engine.ts'
import { openPushes } from './pushes.ts'

/** So many sources are asked for at a time. */
const AT_ONCE = 6

/** What the engine does for the pages of whoever runs the paper. */
export function worksOf(engine: Engine, providers: SignInProviders): Works {
  let asking: Promise<void> | null = null
  // The engine's own `wake` is set only once there is a timetable.
  const takePush = openPushes({ ...engine, wake: () => engine.wake(), recall: (...tags) => engine.recall(...tags) })
  const demand = weatherOnDemand({ ...engine, web: engine.weatherWeb }, (place) => void engine.recall(barTag(place.id)))
  return {
    providers,
    askSources() {
      asking ??= askAll(engine).finally(() => {
        asking = null
      })
      return asking
    },
    askWeather: () => askWeather(engine),
    takePush,
    wantWeather: (place, address) => demand.want(place, address),
    async removeSample() {
      await takeDownSample(engine.db)
      await engine.recall('all')
    },
  }
}

/** Until none waits any more: some may be put on the list meanwhile. */
async function askAll(engine: Engine): Promise<void> {
  for (;;) {
    const waiting = (await readWishes(engine.db)).filter(({ state }) => state === 'waiting')
    if (!waiting.length) return
    const next = waiting.values()
    const worker = async () => {
      for (const wish of next) await ask(engine, wish)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
}

async function ask(engine: Engine, { address, section }: Wish): Promise<void> {
  const { db } = engine
  const paper = await paperIdentity(engine.config, db)
  const words = messagesFor(paper.language)
  const say = words.setup.sources
  try {
    const filed = section ? await sectionNamed(engine, section) : null
    const added = await subscribe({ ...engine, now: engine.now() }, { url: address, section: filed })
    if (!added.ok) return await settleWish(db, address, 'refused', refusalSentence(added, words.sources))
    const { source, ingested } = added.value
    const why = ingested.problem && problemSentence(ingested.problem, ingested.detail, words.sources)
    const told = why ? say.addedSick(source.title, why) : say.added(source.title, ingested.added)
    await settleWish(db, address, 'added', told)
    engine.wake()
    await engine.recall('all')
  } catch (problem) {
    // One that the paper itself fails on must not keep the others waiting.
    log('error', 'source-not-added', { problem: String(problem) })
    await settleWish(db, address, 'refused', words.sources.problems.internal())
  }
}

/** The slug of the section, which is made where there is none. */
async function sectionNamed({ db }: Engine, name: string): Promise<string | null> {
  const made = await addSection(db, name)
  return made.ok ? made.value.slug : ((await findSection(db, name))?.slug ?? null)
}
