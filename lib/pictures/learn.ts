import { log } from '#lib/log.ts'
import type { Web } from '#lib/web/web.ts'
import { learnSize, originalOf, type PictureContext } from './originals.ts'
import { type ClaimedPicture, claimPictures, releasePicture } from './rows.ts'

const BATCH = 100
/** Hosts at once: the others are left to feeds. */
const WIDTH = 3

/**
 * Looks at the pictures whose size nobody wrote down, in the background: those on fronts first, each by its first bytes
 * alone. One that stands for a new story is fetched whole, since it will be asked for.
 *
 * @param web by its manners: one request a host at a time, a second apart
 * @returns how many were looked at
 */
export async function learnPictures(context: PictureContext, web: Web, signal?: AbortSignal): Promise<number> {
  let looked = 0
  for (;;) {
    const claimed = await claimPictures(context.db, context.now(), BATCH)
    const hosts = [...Map.groupBy(claimed, ({ address }) => URL.parse(address)?.host ?? '').values()]
    const work = async () => {
      for (let host = hosts.shift(); host; host = hosts.shift()) {
        for (const row of host) {
          if (signal?.aborted) await releasePicture(context.db, row.key)
          else await lookAt(context, web, row)
        }
      }
    }
    await Promise.all(Array.from({ length: WIDTH }, work))
    looked += claimed.length
    if (claimed.length < BATCH || signal?.aborted) return looked
  }
}

async function lookAt(context: PictureContext, web: Web, row: ClaimedPicture): Promise<void> {
  try {
    if (row.fresh) await originalOf(context, web, row)
    else await learnSize(context, web, row)
  } catch (problem) {
    const ending = problem instanceof Error && problem.name === 'AbortError'
    if (!ending) log('error', 'picture could not be looked at', { error: String(problem) })
    await releasePicture(context.db, row.key).catch(() => undefined)
  }
}
