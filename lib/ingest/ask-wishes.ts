import type { Config } from '#lib/config.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { addSection } from '#lib/sections/commands.ts'
import { findSection } from '#lib/sections/queries.ts'
import { refusalSentence } from '#lib/sources/commands.ts'
import { problemSentence } from '#lib/sources/health.ts'
import type { WishState } from '#lib/sources/model.ts'
import { claimWish, settleWish, type Wish } from '#lib/sources/wishes.ts'
import type { Web } from '#lib/web/web.ts'
import type { IngestContext } from './ingest-bytes.ts'
import { subscribe } from './subscribe.ts'

type Context = Omit<IngestContext, 'now'> & {
  web: Web
  config: Config
  now(): Date
  wake(): void
  recall(...tags: string[]): Promise<void>
}
type Settled = { state: Exclude<WishState, 'waiting'>; told: string }

/** So many sources are asked for at a time. */
const AT_ONCE = 6

/**
 * Asks for the addresses that wait to be sources, until none waits any more; some may be put on the list meanwhile. What is
 * under way when the paper is stopped waits on for its next start.
 *
 * @param say is told of each as it is settled
 */
export async function askWishes(context: Context, say: (wish: Wish) => void = () => undefined): Promise<void> {
  const worker = async () => {
    for (;;) {
      const wish = await claimWish(context.db, context.now())
      if (!wish) return
      const settled = await ask(context, wish)
      if (!settled) return
      await settleWish(context.db, wish.id, settled.state, settled.told)
      say({ ...wish, ...settled })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** @returns null if the program ends meanwhile */
async function ask(context: Context, { address, section, starter }: Wish): Promise<Settled | null> {
  const paper = await paperIdentity(context.config, context.db)
  const words = messagesFor(paper.language)
  const say = words.setup.sources
  try {
    const filed = section ? await sectionNamed(context, section) : null
    const added = await subscribe({ ...context, now: context.now() }, { url: address, section: filed, starter })
    if (!added.ok) {
      const state = added.reason === 'known-already' ? 'known' : 'refused'
      return { state, told: refusalSentence(added, words.sources) }
    }
    const { source, ingested } = added.value
    const why = ingested.problem && problemSentence(ingested.problem, ingested.detail, words.sources)
    context.wake()
    await context.recall('all')
    return { state: 'added', told: why ? say.addedSick(source.title, why) : say.added(source.title, ingested.added) }
  } catch (problem) {
    if (problem instanceof Error && problem.name === 'AbortError') return null
    // One that the paper itself fails on must not keep the others waiting.
    log('error', 'source-not-added', { problem: String(problem) })
    return { state: 'refused', told: words.sources.problems.internal() }
  }
}

/** The slug of the section, which is made where there is none. */
async function sectionNamed({ db }: Pick<Context, 'db'>, name: string): Promise<string | null> {
  const made = await addSection(db, name)
  return made.ok ? made.value.slug : ((await findSection(db, name))?.slug ?? null)
}
