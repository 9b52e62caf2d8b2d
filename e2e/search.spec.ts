import type { Page } from '@playwright/test'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'

const LEAD = 'The river surfers get their wave back'

const box = (page: Page) => page.getByRole('search').getByRole('combobox', { name: 'Search this paper' })
const results = (page: Page) => page.getByRole('list', { name: 'Results' })

async function lookFor(page: Page, query: string) {
  await box(page).fill(query)
  await page.getByRole('search').getByRole('button', { name: 'Search' }).click()
}

test('from the bar to a story: words, a phrase, what is left out, the other order', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'For readers' }).getByRole('link', { name: 'Search' }).click()
  await lookFor(page, 'surfer wave')
  await expect(page).toHaveURL(/\/search\?q=surfer(\+|%20)wave$/)
  await expect(page).toHaveTitle(/^surfer wave · Search/)
  await expect(page.getByRole('status').filter({ hasText: /^\d+ stor/ })).toBeVisible()
  const first = results(page).getByRole('heading', { level: 2 }).first()
  await expect(first).toHaveText(LEAD)
  await expect(first.locator('mark')).toHaveText(['surfers', 'wave'])
  await expectAccessible(page)
  await expectHeadingOrder(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL(/by=date/)
  await expect(page.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'page')
  await lookFor(page, 'surfers -wave source:nowhere')
  await expect(page.getByText('This paper has no source called “nowhere”.')).toBeVisible()
  await lookFor(page, '"river surfers get"')
  await results(page).getByRole('link', { name: LEAD }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(LEAD)
})

test('without scripts it finds, and says what to do where it finds nothing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/latest')
  await page.getByText('Menu', { exact: true }).click()
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await lookFor(page, 'surfrs')
  await expect(page.getByText('Nothing in this paper matches “surfrs”.')).toBeVisible()
  await page.getByRole('link', { name: 'surfers' }).click()
  await expect(results(page).getByRole('link', { name: LEAD })).toBeVisible()
  await lookFor(page, 'before:yesterday surfers')
  await expect(page.getByText('“yesterday” is no date')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await context.close()
})

test('the key / leads to the box from any page, and stays a letter where somebody writes', async ({ page }) => {
  await page.goto('/latest')
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page).toHaveURL(/\/search/, { timeout: 1_000 })
  }).toPass()
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('and/or')
  await expect(box(page)).toHaveValue('and/or')
})

test('what is typed is completed by headlines and names of the paper', async ({ page }) => {
  await page.goto('/search')
  await expect(async () => {
    await box(page).fill('')
    await box(page).pressSequentially('surf')
    await expect(page.locator(`datalist option[value="${LEAD}"]`)).toBeAttached({ timeout: 2_000 })
  }).toPass()
  await expectAccessible(page)
})

test('results are held for nobody, and kept out of search engines; a flood gets a sentence', async ({ paper }) => {
  const found = await ask(`${paper.url}/search?q=surfers`)
  expect(found.headers['cache-control']).toBe('private, no-store')
  expect(found.body).toContain('name="robots" content="noindex"')
  const described = await ask(`${paper.url}/opensearch.xml`)
  expect(described.body).toContain('/search?q={searchTerms}')
  for (const odd of ['%00', '%FF', "'%22", '%25', 'a'.repeat(3_000), '%F0%9F%A6%8A', ':*%26|!()'])
    expect((await ask(`${paper.url}/search?q=${odd}`)).status).toBeLessThan(500)
  let told = found
  for (let turn = 0; turn < 60 && told.status === 200; turn += 1) told = await ask(`${paper.url}/search?q=wave${turn}`)
  expect(told.status).toBe(429)
  expect(Number(told.headers['retry-after'])).toBeGreaterThan(0)
  expect(told.body).toContain('many searches in a short time')
  expect((await ask(`${paper.url}/search`)).status).toBe(200)
})
