import { rfc3339 } from './dates.ts'
import { feedFile, type OutEntry, type OutFeed } from './model.ts'
import { withoutUnwritable, xmlText } from './xml.ts'

/** JSON Feed 1.1. @see https://www.jsonfeed.org/version/1.1/ */
export function writeJsonFeed(feed: OutFeed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feedFile(feed, 'json'),
    ...(feed.description && { description: feed.description }),
    ...(feed.nextQuery && { next_url: feedFile({ ...feed, query: feed.nextQuery }, 'json') }),
    icon: feed.icon,
    language: feed.language,
    ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
    items: feed.entries.map(itemOf),
  }
  return `${JSON.stringify(document, (_name, value: unknown) => (typeof value === 'string' ? withoutUnwritable(value) : value), 1)}\n`
}

function itemOf(entry: OutEntry) {
  const { source, thread } = entry
  const text = entry.contentHtml ?? (entry.summary ? `<p>${xmlText(entry.summary)}</p>` : '')
  return {
    id: entry.id,
    url: entry.link,
    ...(entry.original && { external_url: entry.original }),
    title: entry.title,
    content_html: text + entry.footHtml,
    ...(entry.contentHtml !== null && entry.summary && { summary: entry.summary }),
    ...(entry.picture && { image: entry.picture.url }),
    date_published: rfc3339(entry.published),
    ...(entry.updated > entry.published && { date_modified: rfc3339(entry.updated) }),
    ...(entry.author && { authors: [{ name: entry.author }] }),
    ...(entry.categories.length && { tags: entry.categories }),
    ...(entry.language && { language: entry.language }),
    // What the format has no name for: extensions begin with a line below.
    _broadsheet: {
      whole: entry.contentHtml !== null,
      ...(entry.licence && { licence: entry.licence }),
      ...(source && { source: { title: source.title, url: source.page, feed_url: source.feed } }),
      ...(thread && { comments: thread.comments, comments_feed_url: `${thread.feeds}feed.json` }),
      ...(entry.answers && { answers: entry.answers.id }),
    },
  }
}
