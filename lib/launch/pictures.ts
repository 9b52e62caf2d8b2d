import { join } from 'node:path'
import { and, eq, isNull } from 'drizzle-orm'
import { articles, sources } from '#drizzle/schema/index.ts'
import { startPeriodic } from '#lib/jobs/periodic.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { openPictureCache } from '#lib/pictures/cache.ts'
import { type CardText, cardMark } from '#lib/pictures/card/text.ts'
import { openEncoder } from '#lib/pictures/encoder.ts'
import { learnPictures } from '#lib/pictures/learn.ts'
import type { PictureContext } from '#lib/pictures/originals.ts'
import { pictureSigner } from '#lib/pictures/sign.ts'
import { openStudio } from '#lib/pictures/studio.ts'
import type { PictureDesk } from '#lib/press/pictures.ts'
import { tagsOfChange } from '#lib/press/tags.ts'
import type { KeptPicture } from '#lib/takeout/takeout.ts'
import type { Engine } from './engine.ts'
import { keptPicture } from './kept-pictures.ts'

export type OpenPictures = PictureDesk & {
  /** A picture as far as it is kept, by its address at its source; nothing is fetched for it. */
  kept(address: string): Promise<KeptPicture | null>
  /** From now on new stories' pictures are looked at, whoever asked for the stories. */
  start(): void
  /** Waits for what is under way. Close the web beside it to cut that short. */
  close(): Promise<void>
}

/** A look costs one query where there is nothing to do. */
const LOOK_SECONDS = 5

/** All that `/img/` needs, in the data folder and with the paper's own secret. */
export function openPictures(engine: Engine, secret: string): OpenPictures {
  const { config, db, now, store } = engine
  const hasRoom = async () => (await store.health()).room
  const context: PictureContext = {
    db,
    now,
    cache: openPictureCache(join(config.dataDir, 'pictures'), hasRoom),
    changed: (ids) => void (ids.length && engine.recall(...tagsOfChange(ids))),
  }
  const encoder = openEncoder()
  let looking: ReturnType<typeof startPeriodic> | null = null

  async function cardOf(of: string) {
    const { name: paper } = await paperIdentity(config, db)
    if (of === 'paper') return marked({ paper, headline: '', source: '' })
    const [row] = await db
      .select({ headline: articles.headline, source: sources.title })
      .from(articles)
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .where(and(eq(articles.id, Number(of)), isNull(articles.removedAt)))
    return row ? marked({ paper, ...row }) : null
  }

  return {
    kept: (address) => keptPicture(context.cache, address),
    signer: pictureSigner(secret),
    studio: openStudio({ ...context, web: engine.pictureWeb, encoder, cardOf }),
    start() {
      looking ??= startPeriodic({
        name: 'pictures',
        everySeconds: LOOK_SECONDS,
        // What is learnt by fetching is kept, and a full disk keeps nothing.
        run: async (signal) => (await hasRoom()) && learnPictures(context, engine.web, signal),
      })
    },
    async close() {
      await Promise.all([looking?.stop(), encoder.close()])
    },
  }
}

const marked = (text: CardText) => ({ text, mark: cardMark(text) })
