import { rfc3339 } from './dates.ts'
import type { FeedPaper } from './feed-of.ts'
import { articlePages, countPages, type NewsPage, newsPages, type SitePage, sitePages } from './site-pages.ts'
import { around, element } from './xml.ts'

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Addresses in one file; and the span of ids that a part has of them, so that a part never has more. */
export const SITEMAP_LIMITS = { addresses: 50_000, span: 40_000 }

type Ask = {
  open: Pick<FeedPaper, 'db' | 'scope' | 'clock' | 'config'>
  part: string | null
  limits?: typeof SITEMAP_LIMITS
}

/**
 * Every page that search engines may keep, or, of more than 50,000, the list of files that name them. A part is a span of
 * articles' ids, so that what it names stays in it. At 250 bytes an address none comes near 50 MB.
 *
 * @returns null where there is no such part
 * @see https://www.sitemaps.org/protocol.html
 */
export async function sitemap({ open, part, limits = SITEMAP_LIMITS }: Ask): Promise<string | null> {
  const { db, clock, config } = open
  const { publicUrl } = config
  const { span } = limits
  if (part === 'pages') return urlset(await sitePages(open), publicUrl)
  if (part !== null) {
    if (!/^\d{1,5}$/.test(part)) return null
    const pages = await articlePages(db, clock, [Number(part) * span, (Number(part) + 1) * span])
    return pages.length ? urlset(pages, publicUrl) : null
  }
  const [pages, parts] = await Promise.all([sitePages(open), countPages(db, clock, span)])
  const total = parts.reduce((sum, { pages: count }) => sum + count, pages.length)
  if (total > limits.addresses) {
    const named = [{ part: 'pages', changed: null }, ...parts]
    const files = named.map(({ part: name, changed }) =>
      around(
        'sitemap',
        element('loc', `${publicUrl}/sitemap.xml?part=${name}`) + element('lastmod', changed && rfc3339(changed)),
      ),
    )
    return DECLARATION + around('sitemapindex', files.join(''), { xmlns: SITEMAP })
  }
  return urlset([...pages, ...(await articlePages(db, clock, [0, 2 ** 31 - 1]))], publicUrl)
}

const urlset = (pages: readonly SitePage[], publicUrl: string): string =>
  DECLARATION + around('urlset', pages.map((page) => urlOf(page, publicUrl)).join(''), { xmlns: SITEMAP })

const urlOf = ({ path, changed }: SitePage, publicUrl: string, more = ''): string =>
  around('url', element('loc', publicUrl + path) + element('lastmod', changed && rfc3339(changed)) + more)

/** The last two days. @see https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
export async function newsSitemap({
  db,
  clock,
  config,
  paper,
}: Pick<FeedPaper, 'db' | 'clock' | 'config' | 'paper'>): Promise<string> {
  const pages = await newsPages(db, clock)
  const news = ({ published, title, language }: NewsPage) =>
    around(
      'news:news',
      around(
        'news:publication',
        element('news:name', paper.name) + element('news:language', newsLanguage(language ?? paper.language)),
      ) +
        element('news:publication_date', rfc3339(published)) +
        element('news:title', title),
    )
  const urls = pages.map((page) => urlOf({ path: page.path, changed: null }, config.publicUrl, news(page)))
  const spaces = { xmlns: SITEMAP, 'xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9' }
  return DECLARATION + around('urlset', urls.join(''), spaces)
}

/** Two or three letters; for Chinese alone its script matters. */
function newsLanguage(tag: string): string {
  const primary = tag.toLowerCase().split('-')[0] ?? 'en'
  if (primary !== 'zh') return primary
  return /-(hant|tw|hk|mo)\b/i.test(tag) ? 'zh-tw' : 'zh-cn'
}
