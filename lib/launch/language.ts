import { log } from '#lib/log.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import type { Engine } from './engine.ts'

/**
 * The paper's own language, always at hand: the press says some things before, or without, asking the store.
 * It is read anew when the desk has changed anything of the whole paper.
 */
export async function keepLanguage({ config, db }: Pick<Engine, 'config' | 'db'>) {
  let known = config.paper.language ?? 'en'
  const read = async () => {
    try {
      known = (await paperIdentity(config, db)).language
    } catch (problem) {
      log('warn', 'language-not-read', { problem: String(problem) })
    }
  }
  await read()
  return { now: () => known, renew: () => void read() }
}
