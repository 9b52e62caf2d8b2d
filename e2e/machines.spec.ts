import { parseFeed } from '#lib/feeds/parse-feed.ts'
import { readOpml } from '#lib/sources/opml.ts'
import { atomFaults, jsonFeedFaults, rssFaults } from '#lib/testing/feed-rules.ts'
import { newsFaults, readSitemap } from '#lib/testing/sitemap-rules.ts'
import { readXmlStrictly } from '#lib/testing/strict-xml.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'

const LEAD = 'The river surfers get their wave back'
const FEEDS = [
  { file: 'feed.xml', type: 'application/rss+xml', faults: rssFaults },
  { file: 'atom.xml', type: 'application/atom+xml', faults: atomFaults },
  { file: 'feed.json', type: 'application/feed+json', faults: jsonFeedFaults },
]

/** The first link of a page with these words. */
async function leadOf(url: string): Promise<string> {
  const front = await ask(url)
  return /href="(\/article\/the-river-surfers[^"#?]+)"/.exec(front.body)?.[1] ?? ''
}

test('a feed reader finds every feed by the page it is of, reads it, and is not sent it twice', async ({
  page,
  paper,
}) => {
  const article = await leadOf(paper.url)
  const pages = {
    '/': '/',
    '/section/city': '/section/city/',
    '/source/city-desk': '/source/city-desk/',
    [article]: `${article}/comments/`,
  }
  for (const [path, folder] of Object.entries(pages)) {
    await page.goto(path)
    for (const { file, type, faults } of FEEDS) {
      const named = await page.locator(`link[rel=alternate][type="${type}"]`).first().getAttribute('href')
      expect(new URL(named ?? '', paper.url).pathname).toBe(folder + file)
      const url = `${paper.url}${folder}${file}`
      const got = await ask(url)
      expect(got.status, url).toBe(200)
      expect(got.headers['content-type']).toBe(`${type}; charset=utf-8`)
      expect(got.headers['cache-control']).toContain('public')
      expect(got.headers['last-modified']).toMatch(/GMT$/)
      expect(got.headers['x-content-type-options']).toBe('nosniff')
      expect(got.headers.link).toContain(`<${url}>; rel="self"`)
      expect(faults(got.body), url).toEqual([])
      const read = parseFeed(new TextEncoder().encode(got.body), { url, contentType: type }, new Date())
      expect(read).toMatchObject({ ok: true, value: { repaired: false, self: url } })
      if (read.ok) expect(read.value.entries.length, url).toBeGreaterThan(3)
      const again = await ask(url, { headers: { 'if-none-match': got.headers.etag ?? '' } })
      const since = await ask(url, { headers: { 'if-modified-since': got.headers['last-modified'] ?? '' } })
      expect([again.status, again.body, since.status]).toEqual([304, '', 304])
    }
  }
})

test('the front’s feed says what its stories say, and leads to each of them', async ({ page, paper }) => {
  const feed = JSON.parse((await ask(`${paper.url}/feed.json`)).body)
  const lead = feed.items.find(({ title }: { title: string }) => title === LEAD)
  await page.goto(lead.url)
  await expect(page.getByRole('heading', { level: 1, name: LEAD })).toBeVisible()
  expect(lead.content_html).toContain('Originally published at')
  const older = await ask(feed.next_url)
  expect(jsonFeedFaults(older.body)).toEqual([])
  const titles = JSON.parse(older.body).items.map(({ title }: { title: string }) => title)
  expect(titles).not.toContain(LEAD)
})

test('compressed where the reader takes it', async ({ paper }) => {
  const answer = await fetch(`${paper.url}/feed.xml`, { headers: { 'accept-encoding': 'gzip' } })
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(await answer.text()).toContain('<rss version="2.0"')
})

test('what is not there is 404, also as a feed; a cursor that no feed gave as well', async ({ paper }) => {
  for (const path of [
    '/section/none/feed.xml',
    '/source/none/atom.xml',
    '/article/none-1/comments/feed.json',
    '/feed.xml?before=x',
    '/sitemap.xml?part=77',
    '/icon-77.png',
  ])
    expect((await ask(paper.url + path)).status, path).toBe(404)
})

test('search engines find their way: robots, sitemaps, each address in them open and its own canonical', async ({
  page,
  paper,
}) => {
  const robots = await ask(`${paper.url}/robots.txt`)
  expect(robots.headers['content-type']).toBe('text/plain; charset=utf-8')
  const named = [...robots.body.matchAll(/^Sitemap: (.+)$/gm)].map(([, address = '']) => address)
  expect(named).toEqual([`${paper.url}/sitemap.xml`, `${paper.url}/news-sitemap.xml`])
  const { addresses, faults } = readSitemap((await ask(named[0] ?? '')).body, paper.url)
  expect(faults).toEqual([])
  expect(addresses.length).toBeGreaterThan(10)
  for (const address of addresses) {
    const got = await ask(address)
    expect(got.status, address).toBe(200)
    expect(got.body, address).not.toMatch(/<meta name="robots" content="[^"]*noindex/)
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(got.body)?.[1]
    if (canonical) expect(new URL(canonical, paper.url).href).toBe(address)
  }
  expect(newsFaults((await ask(named[1] ?? '')).body)).toEqual([])
  // The sample's stories are there in full: its sources are to be found by them, not this paper.
  await page.goto(await leadOf(paper.url))
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
})

test('an article says what it is, to machines: data, OpenGraph, canonical; on light pages too', async ({
  page,
  paper,
  context,
}) => {
  const article = await leadOf(paper.url)
  for (const light of [false, true]) {
    await context.setExtraHTTPHeaders(light ? { 'save-data': 'on' } : {})
    await page.goto(article)
    const texts = await page.locator('script[type="application/ld+json"]').allTextContents()
    expect(texts).toHaveLength(1)
    const [story, outlet, steps] = JSON.parse(texts[0] ?? '')['@graph']
    expect(story).toMatchObject({
      '@type': 'NewsArticle',
      headline: LEAD,
      publisher: { name: 'City Desk' },
      commentCount: 24,
    })
    expect(story.isBasedOn).toContain(`${paper.url}/sample/city-desk/the-river-surfers-get-their-wave-back`)
    expect(story.datePublished).toMatch(/[+-]\d\d:\d\d$/)
    expect(outlet).toMatchObject({ '@type': 'NewsMediaOrganization', name: 'Broadsheet' })
    expect(steps.itemListElement).toHaveLength(3)
    const meta = (name: string) => page.locator(`meta[property="${name}"]`).first()
    await expect(meta('og:type')).toHaveAttribute('content', 'article')
    await expect(meta('og:url')).toHaveAttribute('content', paper.url + article)
    await expect(meta('article:published_time')).toHaveAttribute('content', /^2025-/)
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', paper.url + article)
  }
  await page.goto('/')
  const [front = ''] = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(JSON.parse(front)['@graph'][0]).toMatchObject({ '@type': 'NewsMediaOrganization', name: 'Broadsheet' })
})

test('it can be put among a system’s programs: manifest, icons of every kind', async ({ page, paper }) => {
  await page.goto('/')
  const at = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = await ask(paper.url + at)
  expect(manifest.headers['content-type']).toBe('application/manifest+json; charset=utf-8')
  const { icons, shortcuts, start_url } = JSON.parse(manifest.body)
  const links = await page
    .locator('link[rel=icon], link[rel=apple-touch-icon]')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  expect(links.length).toBe(3)
  for (const path of [...icons.map(({ src }: { src: string }) => src), ...links, '/favicon.ico']) {
    const got = await ask(new URL(path, paper.url).href)
    expect([got.status, got.headers['content-type']], path).toEqual([200, expect.stringMatching(/^image\//)])
  }
  for (const path of [start_url, shortcuts[0].url]) expect((await ask(paper.url + path)).status).toBe(200)
  const drawn = await page.evaluate(async () => {
    const image = new Image()
    image.src = '/icon-512.png'
    await image.decode()
    return [image.naturalWidth, image.naturalHeight]
  })
  expect(drawn).toEqual([512, 512])
})

test('the sources go to another reader as OPML; passwords are changed where keepers look for it', async ({ paper }) => {
  const opml = await ask(`${paper.url}/opml.xml`)
  expect(opml.headers['content-type']).toBe('text/x-opml; charset=utf-8')
  expect(readXmlStrictly(opml.body).faults).toEqual([])
  // The sample's sources live nowhere else.
  expect(readOpml(opml.body)).toMatchObject({ isOpml: true, feeds: [] })
  expect((await ask(`${paper.url}/.well-known/change-password`)).status).toBe(302)
})
