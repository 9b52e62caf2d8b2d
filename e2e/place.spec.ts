import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { startWeatherServer } from './weather-server.ts'

const CLOCK = '2025-08-10T21:58:00Z'
const weather = await startWeatherServer(new Date(CLOCK), 27.1)
test.afterAll(() => weather.close())
test.use({
  settings: { CLOCK, WEATHER_PROVIDER: 'met-norway', WEATHER_URL: weather.url, FETCH_ALLOW: weather.allowance },
})

const barOf = (page: Page) => page.getByRole('complementary', { name: /^(Weather and date|Wetter und Datum)$/ })

test('a reader of their own place sees it on every page, with its own date, and nobody else does', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/')
  await barOf(page).locator('summary').click()
  await barOf(page).getByRole('link', { name: 'Change' }).click()
  await page.getByRole('combobox', { name: 'Town or city' }).pressSequentially('auckland')
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveText('Auckland, New Zealand')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'The bar shows Auckland now.' })).toBeVisible()
  await page.goto('/about')
  // Two minutes to midnight in Munich; the next morning there.
  await expect(barOf(page).locator('summary')).toHaveAccessibleName(/Auckland, Monday, August 11, 2025/)
  const other = await browser.newContext(baseURL ? { baseURL } : {})
  const nobody = await other.newPage()
  await nobody.goto('/about')
  await expect(barOf(nobody).locator('summary')).toHaveAccessibleName(/Munich/)
  await other.close()
})

test('a reading comes for a place that a reader has chosen, and the page does not wait for it', async ({
  page,
  context,
  baseURL,
}) => {
  await context.addCookies([{ name: 'broadsheet-reading', value: 'place=2761369', url: baseURL ?? '' }])
  await expect(async () => {
    await page.goto('/')
    await expect(barOf(page)).toContainText('27.1 °C', { timeout: 500 })
  }).toPass()
  await expect(barOf(page)).toContainText('Vienna')
})

test('the device’s clock only suggests', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ timezoneId: 'Europe/Vienna', ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/place')
  await expect(page.getByText('Your device’s clock says Vienna.')).toBeVisible()
  await expect(barOf(page)).toContainText('Munich')
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(barOf(page)).toContainText('Vienna')
  await context.close()
})

test('where the device is becomes a town, rounded in the browser', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    geolocation: { latitude: 47.491_234, longitude: 11.095_678 },
    permissions: ['geolocation'],
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  await page.goto('/place')
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.getByRole('button', { name: 'Use my location' }).click()
  expect((await sent).postData()).toMatch(/latitude=47\.49&longitude=11\.10$/)
  await expect(barOf(page)).toContainText('Garmisch-Partenkirchen')
  await context.close()
})

test('a device that keeps its place to itself is no mistake', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ permissions: [], ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/place')
  await page.getByRole('button', { name: 'Use my location' }).click()
  await expect(page.getByText('Your device did not give its location.')).toBeVisible()
  await expect(barOf(page)).toContainText('Munich')
  await context.close()
})

test('it all works without scripts: results are a page, each a button', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/place')
  await expect(page.getByRole('button', { name: 'Use my location' })).toHaveCount(0)
  await page.getByLabel('Town or city').fill('Koeln')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('button', { name: 'Köln, Germany' }).click()
  await expect(barOf(page)).toContainText('Köln')
  await page.getByRole('combobox', { name: 'Temperatures' }).selectOption('Fahrenheit (°F)')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('combobox', { name: 'Temperatures' })).toHaveValue('fahrenheit')
  await page.getByRole('button', { name: 'Back to the paper’s place, Munich' }).click()
  await expect(barOf(page)).toContainText('Munich')
  await context.close()
})

test('the bar is one line at 320 px with the longest of names', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'broadsheet-reading', value: 'language=de&place=2922530', url: baseURL ?? '' }])
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/about')
  expect((await barOf(page).boundingBox())?.height).toBeLessThanOrEqual(46)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
