import { expect, test } from './fixtures.ts'

test.use({ javaScriptEnabled: false })

test('front, section, article, Read link and older pages are all read without a script', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'City' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'City' })).toBeVisible()
  await page.getByRole('link', { name: 'The river surfers get their wave back' }).click()
  await expect(page.locator('main > article')).toContainText('At a quarter to six')
  await page.getByText('What we did with it').click()
  await expect(page.getByText('3 Read lines restored')).toBeVisible()
  await page.getByRole('link', { name: /^Read:\s*How a city loses a wave/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^How a city loses a wave/ })).toBeVisible()

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Latest' }).click()
  const first = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  await page.getByRole('link', { name: 'Older stories' }).click()
  await expect(page).toHaveURL(/\/latest\?before=/)
  const second = await page.getByRole('heading', { level: 2 }).allInnerTexts()
  expect(first.filter((headline) => second.includes(headline))).toEqual([])
  expect(first.length + second.length).toBe(42)
  await expect(page.getByRole('link', { name: 'Older stories' })).toHaveCount(0)
})

test('the bar opens to the day’s weather', async ({ page }) => {
  await page.goto('/about')
  const bar = page.getByRole('complementary', { name: 'Weather and date' })
  await expect(bar.getByText('Sunrise')).toBeHidden()
  await bar.locator('summary').click()
  await expect(bar.getByText('Sunrise')).toBeVisible()
})

test('the theme is sent by its form, comes back to the page, and is there in the first bytes', async ({ page }) => {
  await page.goto('/section/science')
  const theme = page.getByRole('group', { name: 'Theme' })
  await theme.getByRole('radio', { name: 'Dark' }).check()
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/section/science') && response.status() === 200),
    theme.getByRole('button', { name: 'Apply' }).click(),
  ])
  await expect(page).toHaveURL(/\/section\/science$/)
  expect((await answer.text()).slice(0, 500)).toMatch(/<html[^>]* data-theme="dark"/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('light pages carry no script, keep the theme, and can be left again', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'broadsheet-reading', value: 'theme=sepia', url: baseURL ?? '' }])
  await page.goto('/')
  await page.getByRole('button', { name: 'Light pages' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-light', 'on')
  await page.waitForLoadState()
  const light = await page.reload()
  const text = (await light?.text()) ?? ''
  expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|as="script"|modulepreload/)
  expect(light?.headers()['content-security-policy']).not.toContain('sha256')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await page.getByRole('button', { name: 'Full pages' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-light', 'on')
  await page.waitForLoadState()
  expect(await (await page.reload())?.text()).toContain('<script')
})
