import { eq } from 'drizzle-orm'
import { settings } from '#drizzle/schema/index.ts'
import { putUpSample, sampleState } from '#lib/ingest/sample.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { askWeather } from './ask-weather.ts'
import type { Engine } from './engine.ts'

/** The setting that a first start leaves. */
const STARTED = 'started'

/**
 * What a paper needs before its readers come: on a first start the sample edition, and the weather if it comes soon. Later
 * starts ask for the weather too, and wait for nothing.
 */
export async function prepareStart(engine: Engine, say: (line: string) => void): Promise<void> {
  const { db } = engine
  const [before] = await db.select({ name: settings.name }).from(settings).where(eq(settings.name, STARTED))
  const weather = askWeather(engine)
  if (engine.config.demo && (await sampleState(db)) !== 'removed') await printSample(engine, say)
  if (before) return
  await weather
  await db.insert(settings).values({ name: STARTED, value: engine.now().toISOString() }).onConflictDoNothing()
}

async function printSample({ db, parser, now }: Engine, say: (line: string) => void): Promise<void> {
  const words = messagesFor('en').press
  const isNew = (await sampleState(db)) === null
  if (isNew) say(words.printingSample)
  const stories = await putUpSample(db, parser, now(), (done, total, title) =>
    say(words.sampleSource(done, total, title)),
  )
  if (isNew) say(words.samplePrinted(stories))
}
