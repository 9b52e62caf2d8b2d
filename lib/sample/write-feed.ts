import { cdata, encodeWindows1252, escapeMarkup } from '#lib/sample/markup.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '#lib/sample/pictures.ts'
import type { SampleSource, SampleStory } from '#lib/sample/read-edition.ts'

/** A feed's file name below `/sample/SOURCE/`. */
export function feedName(source: SampleSource): string {
  return source.format === 'json' ? 'feed.json' : 'feed.xml'
}

/** The name of the same feed as it stood before a text was corrected. */
export function earlierFeedName(source: SampleSource): string {
  return feedName(source).replace('feed', 'feed-earlier')
}

export function storyUrl(story: SampleStory): string {
  return `${SAMPLE_ORIGIN}/sample/${story.source}/${story.slug}`
}

function pictureUrl(story: SampleStory): string {
  return `${SAMPLE_ORIGIN}/sample/${story.source}/${story.picture}`
}

/** A story's HTML as its feed gives it: with the counting pixel that such feeds carry, and cut where its paper cuts it. */
function feedBody(story: SampleStory, body: string): string {
  const goOn = story.kind === 'cut' ? ` <a href="/sample/${story.source}/${story.slug}">Continue reading</a>` : ''
  const text = goOn === '' ? body : body.replace(/<\/p>\s*$/, `…${goOn}</p>`)
  return `${text}\n<img src="/sample/${story.source}/pixel.gif?from=feed&amp;story=${story.slug}" width="1" height="1" alt="">`
}

function media(story: SampleStory): string {
  if (!story.picture) return ''
  const parts = [
    story.caption ? `<media:description type="plain">${escapeMarkup(story.caption)}</media:description>` : '',
    story.alt ? `<media:title type="plain">${escapeMarkup(story.alt)}</media:title>` : '',
    story.credit ? `<media:credit role="illustrator">${escapeMarkup(story.credit)}</media:credit>` : '',
  ]
  return `<media:content url="${pictureUrl(story)}" type="image/webp" medium="image" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}">${parts.join('')}</media:content>`
}

function topics(story: SampleStory): string[] {
  const more = story.topics?.split(', ') ?? []
  return story.kicker ? [story.section, story.kicker, ...more] : [story.section, ...more]
}

type Entry = { story: SampleStory; html: string }

function rss(source: SampleSource, entries: Entry[], self: string, site: string): string {
  const items = entries.map(
    ({ story, html }) => `<item>
<title>${escapeMarkup(story.title)}</title>
<link>${storyUrl(story)}?utm_source=rss&amp;utm_medium=feed</link>
<guid isPermaLink="false">${source.slug}:${story.slug}</guid>
<dc:creator>${escapeMarkup(story.author)}</dc:creator>
<pubDate>${new Date(story.published).toUTCString()}</pubDate>
${topics(story)
  .map((topic) => `<category>${escapeMarkup(topic)}</category>`)
  .join('')}
<description>${escapeMarkup(story.standfirst ?? '')}</description>
${media(story)}
<content:encoded>${cdata(html)}</content:encoded>
</item>`,
  )
  return `<?xml version="1.0" encoding="${source.charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escapeMarkup(source.title)}</title>
<link>${site}</link>
<atom:link rel="self" type="application/rss+xml" href="${self}"/>
<description>${escapeMarkup(source.tagline)}</description>
<language>${source.language}</language>
<ttl>60</ttl>
${items.join('\n')}
</channel>
</rss>
`
}

function atom(source: SampleSource, entries: Entry[], self: string, site: string): string {
  const items = entries.map(
    ({ story, html }) => `<entry>
<title type="text">${escapeMarkup(story.title)}</title>
<id>tag:sample.invalid,2025:${source.slug}/${story.slug}</id>
<link rel="alternate" type="text/html" href="${storyUrl(story)}"/>
<published>${story.published}</published>
<updated>${story.updated ?? story.published}</updated>
<author><name>${escapeMarkup(story.author)}</name></author>
${topics(story)
  .map((topic) => `<category term="${escapeMarkup(topic)}"/>`)
  .join('')}
<summary type="text">${escapeMarkup(story.standfirst ?? '')}</summary>
${media(story)}
<content type="html">${escapeMarkup(html)}</content>
</entry>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${source.language}">
<title>${escapeMarkup(source.title)}</title>
<subtitle>${escapeMarkup(source.tagline)}</subtitle>
<id>tag:sample.invalid,2025:${source.slug}</id>
<link rel="self" href="${self}"/>
<link rel="alternate" type="text/html" href="${site}"/>
<updated>${entries[0]?.story.published ?? '2025-08-10T10:00:00+02:00'}</updated>
${items.join('\n')}
</feed>
`
}

function rdf(source: SampleSource, entries: Entry[], self: string, site: string): string {
  const items = entries.map(
    ({ story, html }) => `<item rdf:about="${storyUrl(story)}">
<title>${escapeMarkup(story.title)}</title>
<link>${storyUrl(story)}</link>
<description>${escapeMarkup(story.standfirst ?? '')}</description>
<dc:creator>${escapeMarkup(story.author)}</dc:creator>
<dc:date>${story.published}</dc:date>
${topics(story)
  .map((topic) => `<dc:subject>${escapeMarkup(topic)}</dc:subject>`)
  .join('')}
${media(story)}
<content:encoded>${cdata(html)}</content:encoded>
</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel rdf:about="${self}">
<title>${escapeMarkup(source.title)}</title>
<link>${site}</link>
<description>${escapeMarkup(source.tagline)}</description>
<dc:language>${source.language}</dc:language>
<items><rdf:Seq>${entries.map(({ story }) => `<rdf:li rdf:resource="${storyUrl(story)}"/>`).join('')}</rdf:Seq></items>
</channel>
${items.join('\n')}
</rdf:RDF>
`
}

function json(source: SampleSource, entries: Entry[], self: string, site: string): string {
  const items = entries.map(({ story, html }) => ({
    id: `${source.slug}/${story.slug}`,
    url: storyUrl(story),
    title: story.title,
    summary: story.standfirst,
    // JSON Feed has no field for alt, caption and credit: papers put the figure into the text.
    content_html: story.picture ? `${figure(story)}\n${html}` : html,
    image: story.picture ? pictureUrl(story) : undefined,
    date_published: story.published,
    date_modified: story.updated,
    authors: [{ name: story.author }],
    tags: topics(story),
    language: story.language ?? source.language,
  }))
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: source.title,
      home_page_url: site,
      feed_url: self,
      description: source.tagline,
      language: source.language,
      items,
    },
    null,
    1,
  )}\n`
}

/** A story's picture as its page and a JSON feed show it. */
export function figure(story: SampleStory): string {
  if (!story.picture) return ''
  const words = [story.caption, story.credit].filter(Boolean).join(' ')
  return `<figure><img src="/sample/${story.source}/${story.picture}" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" alt="${escapeMarkup(story.alt ?? '')}"><figcaption>${escapeMarkup(words)}</figcaption></figure>`
}

const WRITERS = { rss, atom, rdf, json }
const TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml; charset=utf-8',
  rdf: 'application/rdf+xml',
  json: 'application/feed+json',
}

/**
 * A source's feed, in its own format and encoding.
 *
 * @param earlier the texts as they stood before they were corrected
 */
export function writeFeed(
  source: SampleSource,
  stories: SampleStory[],
  earlier: boolean,
): { bytes: Uint8Array; contentType: string; url: string } {
  const site = `${SAMPLE_ORIGIN}/sample/${source.slug}/`
  const url = site + feedName(source)
  const entries = stories.map((story) => ({
    story: earlier ? { ...story, updated: undefined } : story,
    html: feedBody(story, earlier ? (story.earlierBody ?? story.body) : story.body),
  }))
  const text = WRITERS[source.format](source, entries, url, site)
  const bytes = source.charset === 'windows-1252' ? encodeWindows1252(text) : new TextEncoder().encode(text)
  return { bytes, contentType: TYPES[source.format], url }
}
