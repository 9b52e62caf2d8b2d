import { rfc3339 } from './dates.ts'
import { FEED_FILES, feedFile, type OutEntry, type OutFeed } from './model.ts'
import { around, element, empty, xmlText } from './xml.ts'

/** Said, not left to be the default: some programs guess where nothing is said. */
const PLAIN = { type: 'text' }

/**
 * Atom 1.0, with threads.
 *
 * @see RFC 4287, RFC 4685, RFC 5005
 */
export function writeAtom(feed: OutFeed): string {
  const { type } = FEED_FILES.atom
  const inner = [
    element('id', feed.page),
    element('title', feed.title, PLAIN),
    element('subtitle', feed.description || null, PLAIN),
    element('updated', rfc3339(feed.updated)),
    around('author', element('name', feed.paper)),
    element('generator', feed.generator.name, { uri: feed.generator.page, version: feed.generator.version }),
    element('icon', feed.icon),
    empty('link', { rel: 'self', type, href: feedFile(feed, 'atom') }),
    empty('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    feed.query !== feed.newestQuery &&
      empty('link', { rel: 'first', type, href: feedFile({ ...feed, query: feed.newestQuery }, 'atom') }),
    feed.nextQuery && empty('link', { rel: 'next', type, href: feedFile({ ...feed, query: feed.nextQuery }, 'atom') }),
    feed.hub && empty('link', { rel: 'hub', href: feed.hub }),
    ...feed.entries.map((entry) => around('entry', entryOf(entry), { 'xml:lang': entry.language })),
  ]
  const root = around('feed', inner.filter(Boolean).join(''), {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
    'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
    'xml:lang': feed.language,
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}

function entryOf(entry: OutEntry): string {
  const { picture, source, thread, answers } = entry
  const whole = entry.contentHtml
  return [
    element('id', entry.id),
    element('title', entry.title, PLAIN),
    element('published', rfc3339(entry.published)),
    element('updated', rfc3339(entry.updated)),
    // The feed's own stands for those without one: "whoever wrote it" is said to be nobody.
    around('author', element('name', entry.author ?? source?.title ?? '–')),
    empty('link', { rel: 'alternate', type: 'text/html', href: entry.link }),
    entry.original ? empty('link', { rel: 'via', href: entry.original }) : '',
    entry.licence ? empty('link', { rel: 'license', href: entry.licence }) : '',
    element('rights', entry.licence, PLAIN),
    ...entry.categories.map((category) => empty('category', { term: category })),
    whole === null
      ? element('summary', paragraph(entry.summary) + entry.footHtml, { type: 'html' })
      : element('summary', entry.summary || null, PLAIN),
    whole === null ? '' : element('content', whole + entry.footHtml, { type: 'html' }),
    source ? around('source', sourceOf(source, entry)) : '',
    picture ? pictureOf(picture) : '',
    answers ? empty('thr:in-reply-to', { ref: answers.id, href: answers.link, type: 'text/html' }) : '',
    thread
      ? empty('link', {
          rel: 'replies',
          type: FEED_FILES.atom.type,
          href: `${thread.feeds}${FEED_FILES.atom.name}`,
          'thr:count': thread.comments,
        })
      : '',
  ].join('')
}

function sourceOf({ title, page, feed }: NonNullable<OutEntry['source']>, { updated }: OutEntry): string {
  return [
    element('id', feed),
    element('title', title, PLAIN),
    element('updated', rfc3339(updated)),
    empty('link', { rel: 'alternate', href: page }),
    empty('link', { rel: 'self', href: feed }),
  ].join('')
}

function pictureOf({ url, type, width, height, alt, caption, credit }: NonNullable<OutEntry['picture']>): string {
  const inner =
    element('media:description', alt || caption || null, { type: 'plain' }) + element('media:credit', credit)
  return around('media:content', inner, { url, type, medium: 'image', width, height })
}

const paragraph = (text: string): string => (text ? `<p>${xmlText(text)}</p>` : '')
