import { gunzipSync } from 'node:zlib'
import { bounded } from '#lib/feeds/bounds.ts'
import { decodeBytes } from '#lib/feeds/charset.ts'
import { readJsonFeed } from '#lib/feeds/json-feed.ts'
import type { FeedProblem, ParsedFeed } from '#lib/feeds/model.ts'
import type { ReadContext } from '#lib/feeds/read-context.ts'
import { readXmlFeed } from '#lib/feeds/xml-feed.ts'
import { done, type Result, refused } from '#lib/result.ts'

/** The most that a body that is itself a gzip file may unpack to, in bytes. */
const MOST_UNPACKED = 20 * 1024 * 1024

/**
 * Reads a feed of any format from the bytes of an answer.
 *
 * @param now decides which years are possible: 1990 to the next one
 * @returns `empty` (nothing but white space), `html-page`, `not-a-feed`, or `broken` (a feed of which nothing is left)
 */
export function parseFeed(bytes: Uint8Array, context: ReadContext, now: Date): Result<ParsedFeed, FeedProblem> {
  const body = unpacked(bytes)
  if (!body) return refused('broken')
  const text = decodeBytes(body, context.contentType)
  const start = text.search(/\S/)
  if (start < 0) return refused('empty')
  const json = text[start] === '{' || text[start] === '['
  const feed = json ? readJsonFeed(text.slice(start), context, now) : readXmlFeed(text, context, now)
  return feed.ok ? done(bounded(feed.value)) : feed
}

/** Some servers send a gzip file as the document itself, without saying so. */
function unpacked(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED })
  } catch {
    return null
  }
}
