import type { Page } from '@playwright/test'
import { test as base, expect } from './fixtures.ts'
import { startPaper } from './paper-server.ts'
import { startWeatherServer, type WeatherServer } from './weather-server.ts'

const CLOCK = '2025-08-10T10:42:00+02:00'

const test = base.extend<object, { weather: WeatherServer }>({
  weather: [
    async ({}, use) => {
      const server = await startWeatherServer(new Date(CLOCK), 27.1)
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  settings: [
    async ({ weather }, use) =>
      use({ CLOCK, WEATHER_PROVIDER: 'met-norway', WEATHER_URL: weather.url, FETCH_ALLOW: weather.allowance }),
    { scope: 'worker' },
  ],
})

const barOf = (page: Page) => page.getByRole('complementary', { name: /^(Weather and date|Wetter und Datum)$/ })
const summaryOf = (page: Page) => barOf(page).locator('summary')

test('on August 10, 2025 with a provider that answers 27.1 for Munich the bar reads just that', async ({
  page,
  weather,
}) => {
  await page.goto('/')
  for (const words of ['27.1 °C', 'Munich', 'Sunday, August 10, 2025']) await expect(barOf(page)).toContainText(words)
  await expect(barOf(page)).not.toContainText('Sample')
  await expect(summaryOf(page)).toHaveAccessibleName('27.1 °C, Munich, Sunday, August 10, 2025, clear sky')
  expect(weather.asked).toEqual(['/weatherapi/locationforecast/2.0/compact?lat=48.14&lon=11.58'])
})

test('it opens by a click and by the keyboard, closes by Escape and by a click elsewhere, and moves nothing', async ({
  page,
}) => {
  await page.goto('/')
  const heading = page.getByRole('heading', { level: 1 })
  const place = await heading.boundingBox()
  await summaryOf(page).click()
  await expect(barOf(page).getByText('Next days')).toBeVisible()
  for (const day of ['Monday', 'Tuesday', 'Friday']) await expect(barOf(page).getByText(day)).toBeVisible()
  for (const fact of ['High', 'Low', 'Sunrise', 'Sunset']) await expect(barOf(page).getByText(fact)).toBeVisible()
  const credit = barOf(page).getByRole('link', { name: 'Weather data from MET Norway' })
  await expect(credit).toHaveAttribute('href', /^https:\/\//)
  expect(await heading.boundingBox()).toEqual(place)

  await page.keyboard.press('Escape')
  await expect(barOf(page).getByText('Sunset')).toBeHidden()
  await expect(summaryOf(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(barOf(page).getByText('Sunset')).toBeVisible()
  await page.getByRole('contentinfo').click({ position: { x: 2, y: 2 } })
  await expect(barOf(page).getByText('Sunset')).toBeHidden()
})

test('it is one line at every width, with temperature, place and a date', async ({ page }) => {
  await page.goto('/about')
  for (const width of [320, 390, 768, 1_280]) {
    await page.setViewportSize({ width, height: 700 })
    const lines = await summaryOf(page).evaluate((summary) => {
      const boxes = [...summary.querySelectorAll('b, .bar-place, time')].map((part) => part.getBoundingClientRect())
      const inside = boxes.every(({ left, right }) => left >= 0 && right <= window.innerWidth)
      const [first] = boxes
      return (
        inside &&
        boxes.every(({ top, bottom, width }) => width > 0 && first && top < first.bottom && bottom > first.top)
      )
    })
    expect(lines, `${width} px`).toBe(true)
    expect((await barOf(page).boundingBox())?.height).toBeLessThanOrEqual(46)
  }
})

test('the same line is there as JSON', async ({ request }) => {
  const answer = await request.get('/api/weather')
  expect(await answer.json()).toMatchObject({ temperature: '27.1 °C', place: 'Munich', provider: 'met-norway' })
  expect((await request.get('/api/weather?place=nowhere')).status()).toBe(400)
  expect((await request.get('/api/weather?place=1')).status()).toBe(404)
})

test('in a German paper by the other provider the bar is written as Germans write', async ({ page, weather }) => {
  const paper = await startPaper({
    CLOCK,
    WEATHER_PROVIDER: 'open-meteo',
    WEATHER_URL: weather.url,
    FETCH_ALLOW: weather.allowance,
    PAPER_LANGUAGE: 'de',
    PAPER_PLACE: 'Bad Tölz',
    DEMO: 'off',
  })
  await page.goto(paper.url)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(barOf(page)).toContainText('27,1 °C')
  await expect(barOf(page)).toContainText('Bad Tölz')
  await expect(barOf(page)).toContainText('Sonntag, 10. August 2025')
  await paper.stop()
})

test('with the provider down place and date stand alone, and no error', async ({ page }) => {
  const gone = await startWeatherServer(new Date(CLOCK), 27.1)
  await gone.close()
  const paper = await startPaper({
    CLOCK,
    WEATHER_PROVIDER: 'met-norway',
    WEATHER_URL: gone.url,
    FETCH_ALLOW: gone.allowance,
    DEMO: 'off',
  })
  await page.goto(paper.url)
  await expect(summaryOf(page)).toHaveAccessibleName('Munich, Sunday, August 10, 2025')
  await expect(barOf(page)).not.toContainText(/°|error|fail/i)
  await paper.stop()
})
