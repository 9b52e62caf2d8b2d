import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const LEAD = 'The river surfers get their wave back'

/** Opens a story of the sample from its source's list, as a reader would. */
async function openStory(page: Page, source: string, headline: string | RegExp): Promise<void> {
  await page.goto(`/source/${source}`)
  await page.getByRole('link', { name: headline }).click()
  await expect(page.getByRole('heading', { level: 1, name: headline })).toBeVisible()
}

// The rails hold articles too: the story is main's own.
const story = (page: Page) => page.locator('main > article')

async function countWords(page: Page): Promise<number> {
  const text = await story(page).locator('#story').textContent()
  return (text ?? '').split(/\s+/).filter(Boolean).length
}

test('on a first start the front is the sample edition and says so', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('banner')).toContainText('Sample edition · 42 stories from 7 sources')
  await expect(page.getByRole('region', { name: 'Latest' }).getByText('10:42').first()).toBeVisible()
  const pick = page.getByRole('region', { name: 'Must read' }).getByRole('listitem').first()
  await expect(pick).toContainText('The night shift that keeps the tram network honest')
  await expect(pick).toContainText('Six people, one notebook')
})

test('both sponsored places are filled on front and article, labelled, and marked as invented', async ({ page }) => {
  for (const path of ['/', null]) {
    if (path) await page.goto(path)
    else await openStory(page, 'city-desk', LEAD)
    const places = page.getByRole('complementary', { name: 'Sponsored' })
    for (const sponsor of ['Nordlicht Bicycles', 'Hollerbusch Lemonade']) {
      await expect(places.getByText(`${sponsor} · Invented for the sample edition`)).toBeVisible()
    }
  }
})

test('of the City lead nothing is left that another paper, an advertiser or a counter put into it', async ({
  page,
}) => {
  await openStory(page, 'city-desk', LEAD)
  const words = await countWords(page)
  expect(words).toBeGreaterThan(1_600)
  expect(words).toBeLessThan(1_850)
  for (const rest of ['Riverbank Letter', 'Sign up', 'Your advertisement', 'Send', 'Print', '[Read']) {
    await expect(story(page)).not.toContainText(rest)
  }
  expect(await page.locator('img[src*="pixel"]').count()).toBe(0)
  await expect(page.getByRole('blockquote')).toContainText('You cannot put an accident under protection')
  await expect(story(page).getByText('By Lena Hartwig', { exact: true })).toBeVisible()
  await expect(page.getByRole('img', { name: 'Engraved lines swell into a standing wave' })).toBeVisible()
  await expect(story(page).getByText('The standing wave at dusk.')).toBeVisible()

  await page.getByText('What we did with it').click()
  await expect(story(page)).toContainText(/3 Read lines restored · 1 newsletter or sign-up line left out/)
  await expect(story(page)).toContainText(/2 empty advertising boxes left out · 2 tracking pictures left out/)
})

test('its Read lines lead to our copy, to the source, and to nowhere as plain words', async ({ page }) => {
  await openStory(page, 'city-desk', LEAD)
  const links = page.getByRole('link', { name: /^Read:/ })
  await expect(links).toHaveCount(2)
  await expect(story(page).getByText('Twelve photographs of people waiting for water')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Twelve photographs' })).toHaveCount(0)

  await links.filter({ hasText: 'How a city loses a wave' }).click()
  await expect(page).toHaveURL(/\/article\/how-a-city-loses-a-wave[a-z-]*-\d+$/)
  await expect(page.getByRole('heading', { level: 1, name: /^How a city loses a wave/ })).toBeVisible()

  await page.goBack()
  await expect(links.filter({ hasText: 'The winter the gates stuck' })).toHaveAttribute(
    'href',
    '/sample/city-desk/the-winter-the-gates-stuck',
  )
  const source = await page.request.get('/sample/city-desk/the-winter-the-gates-stuck')
  expect(await source.text()).toContain('>The winter the gates stuck</h1>')
})

test('its origin stands above and below and opens: before and after can be compared', async ({
  browser,
  paper,
  page,
}) => {
  await openStory(page, 'city-desk', LEAD)
  const lines = story(page).getByText('Originally published at City Desk')
  await expect(lines).toHaveCount(2)
  for (const line of await lines.all()) {
    const link = line.getByRole('link', { name: 'City Desk' })
    await expect(link).toHaveAttribute('href', /^\/sample\/city-desk\/the-river-surfers-get-their-wave-back(\?|$)/)
  }
  // A context that nothing watches in: the careless page lets no script run, nor ours.
  const reader = await browser.newContext({ baseURL: paper.url })
  const before = await reader.newPage()
  await before.goto(page.url())
  await before.getByRole('link', { name: 'City Desk' }).first().click()
  await expect(before.getByRole('heading', { level: 1, name: LEAD })).toBeVisible()
  const text = before.getByRole('article')
  await expect(text).toContainText('another paper’s newsletter. Sign up for it here.')
  await expect(text).toContainText('Your advertisement could be here')
  for (const title of ['How a city', 'The winter', 'Twelve photographs'])
    await expect(text).toContainText(`[Read: ${title}`)
  await reader.close()
})

test('a German story speaks German, inside a paper that does not', async ({ page }) => {
  await openStory(page, 'flussblatt', /Fährmann/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'de')
  await expect(story(page).getByText('Überfahrt').first()).toBeVisible()
  const spoken = await story(page)
    .getByText('Überfahrt')
    .first()
    .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))
  expect(spoken).toBe('de')
})

test('a story that three sources tell names the others, and leads to their tellings', async ({ page }) => {
  await openStory(page, 'city-desk', 'Marbel tunnel breaks through')
  const others = story(page).getByText('Also at').getByRole('link')
  await expect(others).toHaveText(['Science Wire', 'World Service'], { useInnerText: true })
  await others.filter({ hasText: 'Science Wire' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: /^Marbel tunnel breakthrough misses its mark/ }),
  ).toBeVisible()
})

test('a story that three sources tell has one page, the first telling first', async ({ page }) => {
  await openStory(page, 'city-desk', 'Marbel tunnel breaks through')
  await page.getByRole('link', { name: 'All tellings: 3 sources' }).click()
  await expect(page).toHaveURL(/\/story\/\d+$/)
  const parts = page.getByRole('main').getByRole('listitem')
  await expect(parts).toHaveCount(3)
  const times = await parts.locator('time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
  expect(times.map((time) => Date.parse(time))).toEqual(times.map((time) => Date.parse(time)).toSorted((a, b) => a - b))
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
})

test('below a story stands what came since, and why; there the way back is its background', async ({ page }) => {
  await openStory(page, 'city-desk', 'How a city loses a wave without moving a stone')
  const more = () => page.getByRole('region', { name: 'More articles' }).getByRole('article')
  const since = more().filter({ hasText: 'Since then' })
  await expect(since).toContainText('The river surfers get their wave back')
  await expect(since).toContainText(/Shares: .*Brandl/)
  // The text has no "Read:" line of its own: the paper sets one, and says so.
  await expect(story(page).getByRole('link', { name: /^Read:.*The river surfers get their wave back/ })).toBeVisible()
  await page.getByText('What we did with it').click()
  await expect(story(page)).toContainText(/one Read line set by this paper/i)
  await since.getByRole('link', { name: 'The river surfers get their wave back' }).click()
  await expect(more().filter({ hasText: 'Background' })).toContainText('How a city loses a wave without moving a stone')
})

test('a reader can leave the "Read:" lines out, and have them back', async ({ page }) => {
  await openStory(page, 'city-desk', 'The river surfers get their wave back')
  const line = story(page)
    .getByRole('link', { name: /^Read:/ })
    .first()
  await expect(line).toBeVisible()
  await page.getByRole('button', { name: 'Without “Read:” lines' }).click()
  await expect(story(page).getByText('Read:').first()).toBeHidden()
  await page.getByRole('button', { name: 'With “Read:” lines' }).click()
  await expect(line).toBeVisible()
})

test('a corrected story stands as corrected, and counts its versions', async ({ page }) => {
  await openStory(page, 'science-wire', /linden harvest/)
  await expect(story(page)).toContainText('each colony gave 28 kilograms')
  await page.getByText('What we did with it').click()
  await expect(story(page)).toContainText('2 versions so far')
})

test('a story that its source cut leads to the whole at the source', async ({ page }) => {
  await openStory(page, 'culture-post', 'The bookbinder who refuses to hurry')
  await expect(story(page)).toContainText('The source may have cut this text short.')
  await expect(page.getByRole('link', { name: 'Read the whole story at Culture Post' })).toHaveAttribute(
    'href',
    /^\/sample\/culture-post\/the-bookbinder-who-refuses-to-hurry(\?|$)/,
  )
})

test('a very short story is whole, and nothing pretends that it is more', async ({ page }) => {
  await openStory(page, 'city-desk', /^Bridge on the ring road/)
  expect(await countWords(page)).toBeLessThan(140)
  await expect(story(page).getByText('1 min read', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /Read the whole story/ })).toHaveCount(0)
})
