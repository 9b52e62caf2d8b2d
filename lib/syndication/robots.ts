/**
 * What nobody's search engine has to ask for: pages about whoever asks, acts, the sample's careless originals. A page that
 * says `noindex` is not among them: it must be asked for to be heard.
 */
const NOT_FOR_ROBOTS = [
  '/account',
  '/api/',
  '/choices',
  '/comment/',
  '/desk',
  '/for-you',
  '/notices',
  '/sample/',
  '/saved',
  '/search',
  '/send/',
  '/setup',
  '/sign-in',
  '/sign-up',
  '/unsubscribe',
  '/websub/',
]

/** @see RFC 9309, https://www.sitemaps.org/protocol.html#submit_robots */
export function robotsText(publicUrl: string): string {
  const lines = [
    'User-agent: *',
    ...NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    `Sitemap: ${publicUrl}/news-sitemap.xml`,
  ]
  return `${lines.join('\n')}\n`
}
