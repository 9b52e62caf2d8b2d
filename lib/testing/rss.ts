export type RssItem = {
  guid?: string
  link?: string
  title?: string
  body?: string
  date?: string
  category?: string
  author?: string
}

/** An RSS 2.0 feed as bytes. */
export function rssBytes(items: readonly RssItem[], channel = ''): Uint8Array {
  const element = (name: string, text: string | undefined) => (text === undefined ? '' : `<${name}>${text}</${name}>`)
  const entries = items.map(
    ({ guid, link, title, body, date, category, author }) =>
      `<item>${element('guid', guid)}${element('link', link)}${element('title', title)}${element('pubDate', date)}${element(
        'category',
        category,
      )}${element('author', author)}${element('description', body && `<![CDATA[${body}]]>`)}</item>`,
  )
  return new TextEncoder().encode(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Pine Street News</title>
<link>https://pine.example/</link>${channel}${entries.join('\n')}</channel></rss>`,
  )
}

/** A text of so many sentences about a thing, each of nine words. */
export function sentences(thing: string, count = 6): string {
  return `<p>${Array.from({ length: count }, (_, n) => `The ${thing} was seen again at bridge number ${n + 1}.`).join(' ')}</p>`
}
