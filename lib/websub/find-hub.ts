import type { ParsedFeed } from '#lib/feeds/model.ts'
import type { HubOf } from './model.ts'

const LINK = /<([^<>\s]{1,2000})>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]+))?)*)/g
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i

/** What `Link` headers name by their relation, absolute. @see RFC 8288 */
export function readLinkHeader(header: string | undefined, base: string): { rel: string; href: string }[] {
  return [...(header ?? '').slice(0, 16_384).matchAll(LINK)].flatMap(([, target = '', parameters = '']) => {
    const [, quoted, bare] = REL.exec(parameters) ?? []
    const url = URL.parse(target, base)
    if (!url || !/^https?:$/.test(url.protocol)) return []
    return (quoted ?? bare ?? '')
      .toLowerCase()
      .split(/\s+/)
      .map((rel) => ({ rel, href: url.href }))
  })
}

/**
 * The hub of a feed, and what it knows the feed by: as its answer's headers say, else as the feed itself says. Of several
 * the first that is spoken to over https.
 *
 * @see WebSub §4
 */
export function hubOf(
  feed: Pick<ParsedFeed, 'hubs' | 'self'>,
  answer: { link: string | undefined; url: string },
): HubOf | null {
  const links = readLinkHeader(answer.link, answer.url)
  const named = links.filter(({ rel }) => rel === 'hub').map(({ href }) => href)
  const hubs = named.length ? named : feed.hubs
  const hub = hubs.find((address) => address.startsWith('https:')) ?? hubs[0]
  if (hub === undefined) return null
  const self = named.length ? links.find(({ rel }) => rel === 'self')?.href : undefined
  return { hub, topic: self ?? feed.self ?? answer.url }
}
