import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { journeysWithFeeds } from './feed-fixtures.ts'
import { type FeedServer, feedOf } from './feed-server.ts'
import { expect } from './fixtures.ts'
import { expectAccessible } from './page-checks.ts'

const test = journeysWithFeeds()

// One paper whose stories have pictures: each journey looks at it in another way.
test.describe.configure({ mode: 'serial' })

const LEAD = 'The bridge that is only there in the mist'
const INSIDE = 'Instruments are lent like books'
const BROKEN = 'A picture that never comes'
const BARE = 'A story of nothing but words'
const LONG = 'The lamp on the third boat had been mended in the night, and nobody would say by whom. '.repeat(12)

const drawn = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../lib/sample/edition/culture-post/${name}.webp`, import.meta.url)))

test.beforeAll(async ({ feeds, paper }) => {
  for (const name of ['bridge-mist', 'instruments', 'curtain']) feeds.set(`/${name}.webp`, drawn(name), 'image/webp')
  feeds.set('/feed.xml', feedWith(feeds))
  const added = await paper.broadsheet('source', 'add', `${feeds.url}/feed.xml`, '--reuse', 'full', '--section', 'City')
  expect(added).toMatchObject({ code: 0, stderr: '' })
})

function feedWith(feeds: FeedServer): string {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  const text = `<p>${LONG}</p><p>${LONG}</p>`
  const figure = `<figure><img src="${feeds.url}/instruments.webp" alt="A shelf of instruments" width="900" height="600"><figcaption>They may be kept for a month. <cite>Drawing: A. Maker</cite></figcaption></figure>`
  const second = `<figure><img src="${feeds.url}/curtain.webp" alt="A curtain"><figcaption>And a curtain.</figcaption></figure>`
  const never = `<figure><img src="${feeds.url}/never.jpg" alt="A boat that nobody photographed" width="1200" height="800"><figcaption>It is not there.</figcaption></figure>`
  const pixel = `<img src="${feeds.url}/pixel.gif" width="1" height="1">`
  return feedOf(feeds, 'The Harbour Lamp', [
    { path: '/mist', title: LEAD, published: minutesAgo(2), html: text, picture: '/bridge-mist.webp' },
    {
      path: '/inside',
      title: INSIDE,
      published: minutesAgo(30),
      html: `<p>${LONG}</p>${figure}${pixel}<p>${LONG}</p>${second}`,
    },
    { path: '/broken', title: BROKEN, published: minutesAgo(50), html: `<p>${LONG}</p>${never}<p>${LONG}</p>` },
    { path: '/bare', title: BARE, published: minutesAgo(70), html: text },
  ])
}

/** The picture beside the biggest headline. */
const leadOn = (page: Page) =>
  page
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: LEAD }) })
    .locator('img[src^="/img/"]')

async function open(page: Page, headline: string) {
  await page.goto('/')
  await page.getByRole('link', { name: headline }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible()
}

test('a picture is on the front once its size is known, from us alone, in the width that fits', async ({
  page,
  paper,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await expect(async () => {
    await page.goto('/')
    await expect(leadOn(page)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  const lead = leadOn(page)
  await lead.evaluate((image: HTMLImageElement) => image.decode())
  expect(asked.filter((address) => !address.startsWith(paper.url))).toEqual([])
  await expect(lead).toHaveAttribute('width', '1200')
  await expect(lead).toHaveAttribute('height', '800')
  await expect(lead).toHaveAttribute('srcset', /^\/img\/\S+\/320\.webp 320w, \/img\/\S+\/640\.webp 640w/)
  const loaded = await lead.evaluate((image: HTMLImageElement) => [image.currentSrc, image.naturalWidth])
  expect(loaded[0]).toContain(`${paper.url}/img/`)
  expect(Number(loaded[1])).toBeGreaterThan(0)
  await expectAccessible(page)
})

test('on a phone a smaller file is asked for', async ({ browser, paper }) => {
  const phone = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 1,
    baseURL: paper.url,
  })
  await phone.goto('/')
  const lead = leadOn(phone)
  await lead.evaluate((image: HTMLImageElement) => image.decode())
  expect(await lead.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\/640\.webp$/)
  await phone.close()
})

test('pictures in the text stand where their source put them, with caption and alternative text, and count nobody', async ({
  page,
  paper,
}) => {
  await open(page, INSIDE)
  const story = page.locator('#story')
  for (const [alt, caption] of [
    ['A shelf of instruments', 'They may be kept for a month. Drawing: A. Maker'],
    ['A curtain', 'And a curtain.'],
  ] as const) {
    const figure = story.getByRole('figure').filter({ has: page.getByRole('img', { name: alt }) })
    await figure.scrollIntoViewIfNeeded()
    await expect(figure).toContainText(caption)
    const image = figure.getByRole('img', { name: alt })
    await image.evaluate((element: HTMLImageElement) => element.decode())
    expect(await image.getAttribute('src')).toMatch(/^\/img\//)
  }
  // It stands in the text, so not above it as well.
  await expect(page.getByRole('img', { name: 'A shelf of instruments' })).toHaveCount(1)
  expect(await page.content()).not.toContain('pixel.gif')
  // Nothing of a picture's own address is in the page, not even for scripts.
  expect((await page.content()).match(/(?:instruments|curtain)\.webp/g)).toBeNull()
  const read = await page.request.get(`${paper.url}${await story.locator('img').first().getAttribute('src')}`)
  expect(read.headers()).toMatchObject({
    'content-type': 'image/webp',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'public, max-age=31536000, immutable',
  })
})

test('a picture that cannot be had leaves its words in its place, and nothing moves', async ({ page, errors }) => {
  await page.route(/\/img\//, (route) =>
    route.fulfill({ status: 404, contentType: 'text/plain', body: 'No picture.\n' }),
  )
  await open(page, INSIDE)
  const image = page.getByRole('img', { name: 'A shelf of instruments' })
  await image.scrollIntoViewIfNeeded()
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.complete)).toBe(true)
  const box = await image.boundingBox()
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1.5, 1)
  expect(await image.evaluate((element) => getComputedStyle(element, '::after').content)).toContain(
    'A shelf of instruments',
  )
  await expect(page.getByText('They may be kept for a month.')).toBeVisible()
  // The browser tells of each.
  errors.length = 0
})

test('one that its source does not have is left out once that is known', async ({ page, errors }) => {
  await open(page, BROKEN)
  const image = page.getByRole('img', { name: 'A boat that nobody photographed' })
  if (await image.count()) await image.scrollIntoViewIfNeeded()
  await expect(async () => {
    await page.reload()
    await expect(image).toHaveCount(0, { timeout: 200 })
  }).toPass()
  await expect(page.locator('#story')).toContainText('The lamp on the third boat')
  errors.length = 0
})

test('without scripts and on light pages pictures are there too; light ones small alone', async ({
  browser,
  paper,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: paper.url })
  const page = await context.newPage()
  await page.goto('/')
  await expect(leadOn(page)).toBeVisible()
  await context.close()
  const saving = await browser.newContext({ extraHTTPHeaders: { 'save-data': 'on' }, baseURL: paper.url })
  const light = await saving.newPage()
  await light.goto('/')
  await expect(leadOn(light)).toHaveAttribute('src', /\/640\.webp$/)
  await expect(light.locator('img[srcset]')).toHaveCount(0)
  await expect(light.locator('link[as="image"]')).toHaveCount(0)
  await saving.close()
})

test('other sites are shown the picture, or a card with the headline where there is none', async ({ page, paper }) => {
  const shown = async (headline: string) => {
    await open(page, headline)
    const meta = (name: string) => page.locator(`meta[property="og:${name}"]`).first().getAttribute('content')
    const [url, width, height, alt] = await Promise.all(['image', 'image:width', 'image:height', 'image:alt'].map(meta))
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute('content', 'summary_large_image')
    const path = new URL(url ?? '').pathname
    const read = await page.request.get(`${paper.url}${path}`)
    return { path, size: [width, height], alt, type: read.headers()['content-type'], status: read.status() }
  }
  expect(await shown(LEAD)).toMatchObject({
    path: expect.stringMatching(/^\/img\/\S+\/preview\.jpg$/),
    size: ['1200', '800'],
    // Its source says nothing of it: then the headline does.
    alt: LEAD,
    type: 'image/jpeg',
    status: 200,
  })
  expect(await shown(BARE)).toMatchObject({
    path: expect.stringMatching(/^\/img\/\S+\/card\/\d+\/\S+\.png$/),
    size: ['1200', '630'],
    alt: expect.stringContaining(BARE),
    type: 'image/png',
    status: 200,
  })
})

test('Next makes no pictures', async ({ request }) => {
  const asked = await request.get('/_next/image?url=%2Fsample%2Fcity-desk%2Fstanding-wave.webp&w=640&q=75')
  expect(asked.status()).toBe(404)
})
