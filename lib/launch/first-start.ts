import { putUpSample, sampleState } from '#lib/ingest/sample.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { placeOfPaper } from '#lib/places/setting.ts'
import { refreshWeather } from '#lib/weather/refresh.ts'
import type { Engine } from './engine.ts'

const LONGEST_WAIT_MS = 3_000

/** What a new paper needs before its first reader: the sample edition, and the weather if it comes soon. */
export async function prepareFirstStart(engine: Engine, say: (line: string) => void): Promise<void> {
  if (!engine.config.demo || (await sampleState(engine.db)) === 'removed') return
  const words = messagesFor('en').press
  const isNew = (await sampleState(engine.db)) === null
  const weather = isNew ? askWeather(engine) : null
  if (isNew) say(words.printingSample)
  const stories = await putUpSample(engine.db, engine.parser, engine.now())
  if (isNew) say(words.samplePrinted(stories))
  await weather
}

/** Asks for the paper's place, and waits no longer than a reader would. Never throws for what a provider does. */
export async function askWeather(engine: Engine): Promise<void> {
  const paper = await paperIdentity(engine.config, engine.db)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((settle) => {
    timer = setTimeout(settle, LONGEST_WAIT_MS)
  })
  // Closing the web while it is asked breaks it off: there is no reading then, and nothing to say.
  const asked = refreshWeather(engine, placeOfPaper(paper)).catch(() => 'kept' as const)
  await Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
