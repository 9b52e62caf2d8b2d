import { paperIdentity } from '#lib/paper/queries.ts'
import { placeOfPaper } from '#lib/places/setting.ts'
import { refreshWeather } from '#lib/weather/refresh.ts'
import type { Engine } from './engine.ts'

const LONGEST_WAIT_MS = 3_000

/** Asks for the paper's place, and waits no longer than a reader would. Never throws for what a provider does. */
export async function askWeather(engine: Engine): Promise<void> {
  const paper = await paperIdentity(engine.config, engine.db)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((settle) => {
    timer = setTimeout(settle, LONGEST_WAIT_MS)
  })
  // Closing the web while it is asked breaks it off: there is no reading then, and nothing to say.
  const asked = refreshWeather({ ...engine, web: engine.weatherWeb }, placeOfPaper(paper)).catch(() => 'kept' as const)
  await Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
