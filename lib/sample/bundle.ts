import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { EDITION_FOLDER, readEdition, type SampleSource, type SampleStory } from '#lib/sample/read-edition.ts'
import { earlierFeedName, feedName, writeFeed } from '#lib/sample/write-feed.ts'
import { writePage, writeSitePage, writeStyle } from '#lib/sample/write-page.ts'

/** When the earlier pass reads the feeds: between a story's first wording and its correction. */
export const EARLIER_AT = '2025-08-10T07:15:00Z'

/** A source that ships with the program, as the pipeline subscribes to it. */
export type BundledSource = {
  slug: string
  title: string
  siteUrl: string
  feedUrl: string
  /** Name of the section that its stories go to unless a category of theirs names another. */
  section: string
  language: string
  licence: string | null
  reuse: 'full'
  reuseBasis: string
  slotsAllowed: true
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

export function bundledSources(): BundledSource[] {
  return readEdition().sources.map((source) => ({
    slug: source.slug,
    title: source.title,
    siteUrl: `${SAMPLE_ORIGIN}/sample/${source.slug}/`,
    feedUrl: `${SAMPLE_ORIGIN}/sample/${source.slug}/${feedName(source)}`,
    section: source.section,
    language: source.language,
    licence: source.licence,
    reuse: 'full',
    reuseBasis: 'invented for the sample',
    slotsAllowed: true,
  }))
}

function storiesOf(slug: string): SampleStory[] {
  return readEdition().stories.filter((story) => story.source === slug)
}

function sourceOf(slug: string): SampleSource | undefined {
  return readEdition().sources.find((source) => source.slug === slug)
}

/**
 * A bundled source's feed as bytes, for the pipeline at `parseFeed`.
 *
 * @param pass `earlier`: as it stood at EARLIER_AT, without later stories and before a text was corrected; then `final`
 * @throws RangeError if there is no such source
 */
export function readBundled(
  slug: string,
  pass: 'earlier' | 'final',
): { bytes: Uint8Array; contentType: string; url: string } {
  const source = sourceOf(slug)
  if (!source) throw new RangeError(`the sample edition has no source ${slug}`)
  const inFeed = storiesOf(slug).filter((story) => story.kind !== 'archive')
  if (pass === 'final') return writeFeed(source, inFeed, false)
  const until = Date.parse(EARLIER_AT)
  return writeFeed(
    source,
    inFeed.filter((story) => Date.parse(story.published) <= until),
    true,
  )
}

// The smallest transparent GIF: what counting pixels are.
const PIXEL = Uint8Array.from(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
const HTML = 'text/html; charset=utf-8'

export type SampleAnswer = { status: 200; contentType: string; body: Uint8Array }

/**
 * What the sample's sites serve.
 *
 * @param path below `/sample/`, for example `city-desk/feed.xml`; only names that the edition has are looked up
 * @returns null where there is no such page
 */
export function samplePage(path: string): SampleAnswer | null {
  const [slug = '', ...rest] = path.split('/')
  const name = rest.join('/')
  const source = sourceOf(slug)
  if (!source) return null
  const { pictures } = readEdition()
  const stories = storiesOf(slug)
  const ok = (contentType: string, body: Uint8Array): SampleAnswer => ({ status: 200, contentType, body })
  if (name === '') return ok(HTML, encode(writeSitePage(source, stories)))
  if (name === 'style.css') return ok('text/css; charset=utf-8', encode(writeStyle(source)))
  if (name === 'pixel.gif') return ok('image/gif', PIXEL)
  if (name === feedName(source) || name === earlierFeedName(source)) {
    const feed = readBundled(slug, name !== feedName(source) ? 'earlier' : 'final')
    return ok(feed.contentType, feed.bytes)
  }
  if (pictures.has(`${slug}/${name}`)) return ok('image/webp', readFileSync(join(EDITION_FOLDER, slug, name)))
  const story = stories.find((candidate) => candidate.slug === name)
  return story ? ok(HTML, encode(writePage(source, story))) : null
}
