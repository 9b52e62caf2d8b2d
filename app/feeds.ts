import { readCursor } from '#lib/articles/cursor.ts'
import { openPaper } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'
import { writeAtom } from '#lib/syndication/atom.ts'
import { type FeedWish, feedOf } from '#lib/syndication/feed-of.ts'
import { writeJsonFeed } from '#lib/syndication/json-feed.ts'
import { FEED_FILES, type FeedFormat, type OutFeed } from '#lib/syndication/model.ts'
import { ownFeedOf } from '#lib/syndication/own-feed.ts'
import { writeRss } from '#lib/syndication/rss.ts'

type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }

const WRITERS: Record<FeedFormat, (feed: OutFeed) => string> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJsonFeed,
}

/** The handler of a feed of one kind in one format; 404 where there is nothing of the kind for everybody. */
export function feed(kind: FeedWish['kind'], format: FeedFormat) {
  return async (request: Request, context: Context): Promise<Response> => {
    const here = runtime()
    const given = Object.values((await context.params) ?? {})[0]
    const slug = typeof given === 'string' ? decodeURIComponent(given) : ''
    const asked = new URL(request.url).searchParams.get('before')
    const before = asked === null ? null : readCursor(asked)
    if (asked !== null && before === null) return nothing()
    const open = await openPaper(here)
    const found = await feedOf({ ...open, version: here.version, since: here.startedAt }, { kind, slug, before })
    if (!found) return nothing()
    return new Response(WRITERS[format](found), {
      headers: {
        'content-type': `${FEED_FILES[format].type}; charset=utf-8`,
        'cache-control': 'public, max-age=300',
        'last-modified': found.updated.toUTCString(),
        link: linkHeader(found, format),
      },
    })
  }
}

/** The handler of the feed of what somebody follows, in one format: whoever has its key may read it, and nobody keeps it. */
export function ownFeed(format: FeedFormat) {
  return async (request: Request): Promise<Response> => {
    const here = runtime()
    const query = new URL(request.url).searchParams
    const asked = query.get('before')
    const before = asked === null ? null : readCursor(asked)
    if (asked !== null && before === null) return nothing()
    const open = await openPaper(here)
    const paper = { ...open, version: here.version, since: here.startedAt }
    const found = await ownFeedOf(paper, query.get('key') ?? '', before)
    if (!found) return nothing()
    return new Response(WRITERS[format](found), {
      headers: {
        'content-type': `${FEED_FILES[format].type}; charset=utf-8`,
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
      },
    })
  }
}

/** What a WebSub subscriber looks for first. @see WebSub §4 */
function linkHeader(found: OutFeed, format: FeedFormat): string {
  const self = `<${found.folder}${FEED_FILES[format].name}${found.query}>; rel="self"`
  return found.hub ? `<${found.hub}>; rel="hub", ${self}` : self
}

const nothing = () => new Response(null, { status: 404 })
