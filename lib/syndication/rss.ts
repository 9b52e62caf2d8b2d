import { rfc822 } from './dates.ts'
import { FEED_FILES, feedFile, type OutEntry, type OutFeed } from './model.ts'
import { around, element, empty, shyText, xmlText } from './xml.ts'

const SPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:creativeCommons': 'http://backend.userland.com/creativeCommonsRssModule',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
  'xmlns:slash': 'http://purl.org/rss/1.0/modules/slash/',
  'xmlns:wfw': 'http://wellformedweb.org/CommentAPI/',
}
const MINUTES_TO_LIVE = '15'

/**
 * RSS 2.0.
 *
 * @see https://www.rssboard.org/rss-specification, RFC 5005
 */
export function writeRss(feed: OutFeed): string {
  const { type } = FEED_FILES.rss
  const newest = { ...feed, query: feed.newestQuery }
  const channel = [
    element('title', shyText(feed.title)),
    element('link', feed.page),
    element('description', shyText(feed.description)),
    element('language', feed.language),
    element('lastBuildDate', rfc822(feed.updated)),
    element('generator', `${feed.generator.name} ${feed.generator.version} (${feed.generator.page})`),
    element('docs', 'https://www.rssboard.org/rss-specification'),
    element('ttl', MINUTES_TO_LIVE),
    around('image', element('url', feed.icon) + element('title', shyText(feed.title)) + element('link', feed.page)),
    empty('atom:link', { rel: 'self', type, href: feedFile(feed, 'rss') }),
    feed.query !== feed.newestQuery && empty('atom:link', { rel: 'first', type, href: feedFile(newest, 'rss') }),
    feed.nextQuery &&
      empty('atom:link', { rel: 'next', type, href: feedFile({ ...feed, query: feed.nextQuery }, 'rss') }),
    feed.hub && empty('atom:link', { rel: 'hub', href: feed.hub }),
    ...feed.entries.map((entry) => around('item', itemOf(entry))),
  ]
  const root = around('rss', around('channel', channel.filter(Boolean).join('')), { version: '2.0', ...SPACES })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}

function itemOf(entry: OutEntry): string {
  const { picture, source, thread } = entry
  const whole = entry.contentHtml === null ? null : entry.contentHtml + entry.footHtml
  return [
    element('title', shyText(entry.title)),
    element('link', entry.link),
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(entry.published)),
    element('dc:creator', entry.author && shyText(entry.author)),
    // Where there is a text beside it, it is a summary; else it is all that there is.
    element('description', asHtml(entry.summary) + (whole === null ? entry.footHtml : '') || null),
    element('content:encoded', whole),
    ...entry.categories.map((category) => element('category', shyText(category))),
    source ? element('source', shyText(source.title), { url: source.feed }) : '',
    element('dc:language', entry.language),
    element('creativeCommons:license', entry.licence),
    picture ? around('media:content', captionsOf(picture), pictureAttributes(picture)) : '',
    thread ? element('comments', thread.page) : '',
    thread ? element('slash:comments', String(thread.comments)) : '',
    thread ? element('wfw:commentRss', `${thread.feeds}${FEED_FILES.rss.name}`) : '',
  ].join('')
}

type Picture = NonNullable<OutEntry['picture']>
const pictureAttributes = ({ url, type, width, height }: Picture) => ({ url, type, medium: 'image', width, height })

function captionsOf({ alt, caption, credit }: Picture): string {
  return [
    element('media:description', alt || caption || null, { type: 'plain' }),
    element('media:credit', credit),
  ].join('')
}

/** RSS takes a description for HTML: text is escaped once for that, and once for XML. */
const asHtml = (text: string): string => (text ? `<p>${xmlText(text)}</p>` : '')
