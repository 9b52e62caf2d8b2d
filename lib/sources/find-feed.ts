import type { ParsedFeed } from '#lib/feeds/model.ts'
import type { Result } from '#lib/result.ts'
import type { Fetched } from '#lib/web/model.ts'
import type { Web } from '#lib/web/web.ts'
import { feedGuesses } from './discover.ts'
import type { SourceProblem } from './model.ts'

export const FEED_ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1'

/** A feed that answered. `url` is the address to subscribe to: permanent redirects are followed, temporary ones are not. */
export type FoundFeed = { url: string; feed: ParsedFeed; answer: Fetched }

export type NotFound = { ok: false; reason: SourceProblem | 'no-feed'; detail: string | null }

type About = { url: string; contentType: string | null }

/** Where foreign bytes are read: the threads of `lib/ingest/parser.ts`. */
export type FeedReader = {
  feed(bytes: Uint8Array, about: About, now: Date): Promise<Result<ParsedFeed, SourceProblem>>
  discover(bytes: Uint8Array, about: About): Promise<Result<string[], SourceProblem>>
}

type FindContext = { web: Web; parser: FeedReader; now: Date }

/** A page may name many feeds; so many of them, and of our guesses, are tried. */
const MOST_TRIED = 8

/**
 * The feed at an address, or the first that the page there names, or one at a usual place.
 *
 * @param address as a person typed it; without a scheme it is taken for https
 */
export async function findFeed(
  context: FindContext,
  address: string,
): Promise<{ ok: true; value: FoundFeed } | NotFound> {
  const typed = address.trim()
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`
  const first = await tryFeed(context, url)
  if (first.ok || !first.page) return first

  const { page } = first
  const about = { url: page.url, contentType: page.headers['content-type'] ?? null }
  const named = await context.parser.discover(page.body, about)
  if (!named.ok) return { ok: false, reason: named.reason, detail: null }
  const candidates = [...new Set([...named.value, ...feedGuesses(page.url)])].filter((other) => other !== url)
  for (const candidate of candidates.slice(0, MOST_TRIED)) {
    const tried = await tryFeed(context, candidate)
    if (tried.ok) return tried
  }
  return { ok: false, reason: 'no-feed', detail: url }
}

/** `page` is set where something answered that is not a feed but may name one. */
async function tryFeed(
  context: FindContext,
  url: string,
): Promise<{ ok: true; value: FoundFeed } | (NotFound & { page: Fetched | null })> {
  const fetched = await context.web.fetch(url, { accept: FEED_ACCEPT })
  if (!fetched.ok) return { ok: false, reason: fetched.failure.problem, detail: fetched.failure.detail, page: null }
  const answer = fetched.value
  const about = { url: answer.url, contentType: answer.headers['content-type'] ?? null }
  const parsed = await context.parser.feed(answer.body, about, context.now)
  if (parsed.ok) return { ok: true, value: { url: answer.movedTo ?? url, feed: parsed.value, answer } }
  const page = parsed.reason === 'html-page' || parsed.reason === 'not-a-feed' ? answer : null
  return { ok: false, reason: parsed.reason, detail: null, page }
}
