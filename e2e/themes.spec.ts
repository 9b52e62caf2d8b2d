import { expect, test } from './fixtures.ts'
import { chooseTheme } from './page-checks.ts'

for (const name of ['Dark', 'Sepia'] as const) {
  test(`${name} is kept without an account, and the next page comes in it from its first bytes`, async ({ page }) => {
    await page.goto('/')
    await chooseTheme(page, name)
    const paperColour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const chosen = await paperColour()

    const answer = await page.reload()
    const theme = name.toLowerCase()
    expect((await answer?.text())?.slice(0, 500)).toMatch(new RegExp(`<html[^>]* data-theme="${theme}"`))
    expect(answer?.headers()['cache-control']).toContain('private')
    expect(await paperColour()).toBe(chosen)
    await expect(page.getByRole('radio', { name })).toBeChecked()
    const kept = await page.context().cookies()
    expect(kept.map((cookie) => [cookie.name, cookie.value, cookie.sameSite])).toEqual([
      ['broadsheet-reading', `theme=${theme}`, 'Lax'],
    ])
  })
}

test('automatic follows the device, and leaves nothing in the browser', async ({ page }) => {
  await page.goto('/colophon')
  await chooseTheme(page, 'Dark')
  await chooseTheme(page, 'Automatic')
  expect(await page.context().cookies()).toEqual([])
  const colourOn = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme })
    return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  }
  expect(await colourOn('light')).not.toBe(await colourOn('dark'))
  expect((await page.reload())?.headers()['cache-control']).toContain('public')
})

test('the choice is made in the language of no script: the same cookie by form as by click', async ({ page }) => {
  const sent = await page.request.post('/choices', {
    form: { theme: 'sepia' },
    headers: { origin: new URL((await page.goto('/about'))?.url() ?? '').origin, referer: page.url() },
    maxRedirects: 0,
  })
  expect(sent.status()).toBe(303)
  expect(sent.headers().location).toBe('/about')
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Sepia' })).toBeChecked()
})

test('a cookie that makes no sense is no choice, and nothing of it comes back', async ({ page, baseURL }) => {
  const value = encodeURIComponent('theme="><script>alert(1)</script>')
  await page.context().addCookies([{ name: 'broadsheet-reading', value, url: baseURL ?? '' }])
  const answer = await page.goto('/')
  const text = (await answer?.text()) ?? ''
  expect(text).toContain('data-theme="auto"')
  expect(text).not.toContain('alert(1)')
})
