import { eq, inArray } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { openPaper } from '#lib/paper/open.ts'
import { type FeedWish, feedOf } from '#lib/syndication/feed-of.ts'
import { FEED_FORMATS, feedFile, type OutFeed } from '#lib/syndication/model.ts'
import type { Web } from '#lib/web/web.ts'

type TellContext = { config: Config; db: Db; web: Web; now(): Date }
type Feed = Pick<FeedWish, 'kind' | 'slug'>

/** What comes within this is told together, so that one poll of many sources is one message. */
const GATHER_MS = 20_000
/** So many feeds are told of at a time; what is more has changed again by the next. */
const MOST_FEEDS = 40
/** Of more changed articles than this only the front, sections and sources of these are told. */
const MOST_ARTICLES = 500
/** A hub that could not be reached is tried again after this. */
const AGAIN_MS = 5 * 60_000
/** What was told last is remembered of so many feeds: of one that is forgotten it is told once more. */
const MOST_REMEMBERED = 5_000

export type HubTeller = {
  /** These articles are new, not as they were, or talked about. */
  changed(articles: readonly number[]): void
  /** Tells what is waiting, and waits until it was told. */
  flush(): Promise<void>
  stop(): Promise<void>
}

const QUIET: HubTeller = { changed: () => undefined, flush: async () => undefined, stop: async () => undefined }

/**
 * Tells the paper's hub which feeds have changed: those of the front, of sections, sources and threads. A feed that says what
 * it said when the hub was last told is passed over, so that votes and weather ring no bell.
 *
 * @see WebSub §6: how a publisher tells its hub is left to both; this is how all public hubs take it
 */
export function openHubTeller(context: TellContext, gatherMs = GATHER_MS): HubTeller {
  const { websubHub: hub } = context.config
  if (hub === null) return QUIET
  const told = new Map<string, string>()
  let waiting = new Set<number>()
  let timer: NodeJS.Timeout | undefined
  let telling: Promise<void> = Promise.resolve()
  let stopped = false

  function begin(afterMs: number): void {
    if (!stopped) timer ??= setTimeout(() => void flush(), afterMs)
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const ids = [...waiting].slice(-MOST_ARTICLES)
    waiting = new Set()
    if (ids.length) {
      telling = telling
        .then(() => tell(ids))
        .catch((problem: unknown) => {
          log('warn', 'hub-not-told', { problem: String(problem) })
          for (const id of ids) waiting.add(id)
          begin(AGAIN_MS)
        })
    }
    return telling
  }

  async function tell(ids: readonly number[]): Promise<void> {
    const { config, db, now, web } = context
    const open = await openPaper({ config, db, now })
    for (const wish of (await feedsOf(db, ids)).slice(0, MOST_FEEDS)) {
      if (stopped) return
      const feed = await feedOf({ ...open, version: '', since: new Date(0) }, { ...wish, before: null })
      // Of a story that nobody has talked about nobody reads the comments.
      if (!feed || (wish.kind === 'comments' && !feed.entries.length)) continue
      const says = digestOf(feed)
      if (told.get(feed.folder) === says) continue
      for (const format of FEED_FORMATS) await ping(web, hub ?? '', feedFile(feed, format))
      told.delete(feed.folder)
      told.set(feed.folder, says)
      const [oldest] = told.keys()
      if (told.size > MOST_REMEMBERED && oldest !== undefined) told.delete(oldest)
    }
  }

  return {
    changed(articles) {
      if (stopped) return
      for (const id of articles) waiting.add(id)
      if (waiting.size) begin(gatherMs)
    },
    flush,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await telling
    },
  }
}

async function ping(web: Web, hub: string, address: string): Promise<void> {
  const form = { 'hub.mode': 'publish', 'hub.url': address, 'hub.topic': address }
  const answer = await web.fetch(hub, { form, maxBytes: 65_536 })
  if (!answer.ok) throw new Error(answer.failure.problem)
}

const digestOf = ({ entries }: OutFeed): string =>
  entries.map(({ id, updated, title }) => `${id} ${updated.getTime()} ${title}`).join('\n')

/** The feeds that such articles stand in: the front's first, then the lists, then their threads. */
async function feedsOf(db: Db, ids: readonly number[]): Promise<Feed[]> {
  const rows = await db
    .select({ id: articles.id, slug: articles.slug, section: sections.slug, source: sources.slug })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(inArray(articles.id, [...ids]))
  const lists = (kind: 'section' | 'source', slugs: (string | null)[]): Feed[] =>
    [...new Set(slugs)].flatMap((slug) => (slug === null ? [] : [{ kind, slug }]))
  return [
    { kind: 'front', slug: '' },
    ...lists(
      'section',
      rows.map(({ section }) => section),
    ),
    ...lists(
      'source',
      rows.map(({ source }) => source),
    ),
    ...rows.map(({ id, slug }): Feed => ({ kind: 'comments', slug: `${slug}-${id}` })),
  ]
}
