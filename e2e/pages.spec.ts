import type { Page, Response } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import {
  chooseTheme,
  expectAccessible,
  expectHeadingOrder,
  expectNoSidewaysScroll,
  expectTimesWithOffset,
} from './page-checks.ts'

const LEAD = 'The river surfers get their wave back'

type Kind = { name: string; status?: number; open(page: Page): Promise<Response | null> }
const at = (path: string) => (page: Page) => page.goto(path)

const KINDS: Kind[] = [
  { name: 'front', open: at('/') },
  { name: 'section', open: at('/section/city') },
  { name: 'source', open: at('/source/city-desk') },
  { name: 'latest', open: at('/latest') },
  { name: 'second page of latest', open: (page) => follow(page, '/latest', 'Older stories') },
  { name: 'article', open: (page) => follow(page, '/', LEAD) },
  { name: 'edition', open: at('/edition/2025-08-10') },
  { name: 'about', open: at('/about') },
  { name: 'colophon', open: at('/colophon') },
  { name: 'privacy', open: at('/privacy') },
  { name: 'not found', status: 404, open: at('/no/such/page') },
]

/** Goes there by a link, as a reader does. */
async function follow(page: Page, from: string, link: string): Promise<Response | null> {
  await page.goto(from)
  const address = await page.getByRole('link', { name: link }).first().getAttribute('href')
  return page.goto(address ?? '/the-link-has-no-address')
}

for (const { name, status = 200, open } of KINDS) {
  test(`${name}: alive under its policy, in order, for every eye in every theme, no wider than the window`, async ({
    page,
  }) => {
    const answer = await open(page)
    expect(answer?.status()).toBe(status)
    expect(answer?.headers()['content-security-policy']).toContain("default-src 'none'")
    await expect(page.getByRole('complementary', { name: 'Weather and date' })).toBeVisible()
    await expectHeadingOrder(page)
    await expectTimesWithOffset(page)
    await expectAccessible(page)
    await chooseTheme(page, 'Automatic')
    await expectNoSidewaysScroll(page)
  })
}

test('an article is the child of main, with its rails by their names', async ({ page }) => {
  await follow(page, '/', LEAD)
  await expect(page.getByRole('heading', { level: 1, name: LEAD })).toBeVisible()
  await expect(page.locator('main > article')).toHaveCount(1)
  for (const name of ['Must read', 'More articles', 'Latest']) {
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  }
})

test('the front is a paper: its name, sections below it, stories below those, Must read numbered', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Broadsheet' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: LEAD })).toBeVisible()
  const mustRead = page.getByRole('region', { name: 'Must read' })
  await expect(mustRead.getByRole('list')).toHaveJSProperty('tagName', 'OL')
  await expect(page.getByRole('region', { name: 'Latest' }).getByRole('listitem')).not.toHaveCount(0)
})

test('Most discussed leads into threads, most comments first, and gives no story a second heading', async ({
  page,
}) => {
  await page.goto('/')
  const discussed = page.getByRole('region', { name: 'Most discussed' })
  const first = discussed.getByRole('listitem').first()
  await expect(first.getByRole('link', { name: LEAD })).toHaveAttribute('href', /#comments$/)
  await expect(first).toContainText('24 comments')
  await expect(discussed.getByRole('heading', { level: 3 })).toHaveCount(0)
  const counts = await discussed.getByRole('listitem').allInnerTexts()
  const said = counts.map((text) => Number(/(\d+) comments/.exec(text)?.[1]))
  expect(said).toEqual(said.toSorted((a, b) => b - a))
  expect(said.length).toBeGreaterThan(3)
})

test('a public reading list of the sample is read without an account', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /, a reading list by / }).click()
  await expect(page).toHaveURL(/\/list\/[\w-]{20,}$/)
  await expect(page.getByText('A list of the sample edition: whoever keeps it is invented.')).toBeVisible()
  await expectHeadingOrder(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('the sample’s originals open as they are, and run nothing', async ({ browser, paper }) => {
  const context = await browser.newContext()
  const errors: string[] = []
  context.on('console', (message) => {
    // What the sandbox blocks here is the browser's driver: the page itself has no script, as is shown below.
    const isDriver = message.text().startsWith('Blocked script execution')
    if (message.type() === 'error' && !isDriver) errors.push(message.text())
  })
  const page = await context.newPage()
  const answer = await page.goto(`${paper.url}/sample/city-desk/the-river-surfers-get-their-wave-back`)
  expect(answer?.status()).toBe(200)
  expect(answer?.headers()['content-security-policy']).toContain('sandbox')
  expect(answer?.headers()['x-robots-tag']).toContain('noindex')
  await expect(page.getByRole('heading', { level: 1, name: LEAD })).toBeVisible()
  expect(await answer?.text()).not.toMatch(/<script|<iframe|\son[a-z]+=|javascript:/i)
  await expectNoSidewaysScroll(page)
  expect(errors).toEqual([])
  await context.close()
})
