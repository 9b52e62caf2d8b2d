import type { SignInProviders } from '#lib/accounts/providers.ts'
import { askWishes } from '#lib/ingest/ask-wishes.ts'
import { takeDownSample } from '#lib/ingest/sample.ts'
import { pollOnce } from '#lib/jobs/poll.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { barTag } from '#lib/press/bars.ts'
import { addSection } from '#lib/sections/commands.ts'
import { findSection } from '#lib/sections/queries.ts'
import { weatherOnDemand } from '#lib/weather/on-demand.ts'
import type { Works } from '#lib/works.ts'
import { askWeather } from './ask-weather.ts'
import type { Engine } from './engine.ts'
import { openPushes } from './pushes.ts'

/** What the engine does for the pages of whoever runs the paper. */
export function worksOf(engine: Engine, providers: SignInProviders): Works {
  let asking: Promise<void> | null = null
  // The engine's own `wake` is set only once there is a timetable.
  const takePush = openPushes({ ...engine, wake: () => engine.wake(), recall: (...tags) => engine.recall(...tags) })
  const demand = weatherOnDemand({ ...engine, web: engine.weatherWeb }, (place) => void engine.recall(barTag(place.id)))
  const asker = { ...engine, wake: () => engine.wake(), recall: (...tags: string[]) => engine.recall(...tags) }
  return {
    providers,
    askSources() {
      asking ??= askWishes(asker).finally(() => {
        asking = null
      })
      return asking
    },
    async readSource(id) {
      const paper = await paperIdentity(engine.config, engine.db)
      const words = messagesFor(paper.language).sources
      const summary = await pollOnce(engine, { source: id }, words)
      await engine.recall('all')
      return summary.sources > 0
    },
    async sectionNamed(name) {
      const made = await addSection(engine.db, name)
      return made.ok ? made.value.id : ((await findSection(engine.db, name))?.id ?? null)
    },
    wake: () => engine.wake(),
    askWeather: () => askWeather(engine),
    takePush,
    wantWeather: (place, address) => demand.want(place, address),
    async removeSample() {
      await takeDownSample(engine.db)
      await engine.recall('all')
    },
  }
}
