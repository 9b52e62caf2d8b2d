import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'

const TRAMS = /^Regional trains every fifteen minutes/

async function openStory(page: Page, headline: RegExp = TRAMS): Promise<void> {
  await page.goto('/section/city')
  const link = page.getByRole('link', { name: headline }).first()
  await page.goto((await link.getAttribute('href')) ?? '')
}

test('a story leads to its topic and its author, and both lists lead back', async ({ page }) => {
  await openStory(page)
  const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('navigation', { name: 'Topics' }).getByRole('link', { name: 'Transport' }).click()
  await expect(page).toHaveURL(/\/topic\/transport$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Transport')
  await expect(page.getByText(/^\d+ stories from 3 sources$/)).toBeVisible()
  await expect(page.locator('link[rel=alternate][type="application/rss+xml"]').first()).toHaveAttribute(
    'href',
    /\/topic\/transport\/feed\.xml$/,
  )
  await expectHeadingOrder(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: headline, exact: true }).click()
  await page.getByRole('link', { name: 'Ines Kolb' }).first().click()
  await expect(page).toHaveURL(/\/author\/ines-kolb$/)
  await expect(page.getByRole('article')).toHaveCount(3)
  await expectAccessible(page)
})

test('a topic or author that nobody has written about is not in the paper', async ({ page }) => {
  for (const path of ['/topic/no-such-thing', '/author/nobody-at-all', '/topic/%E0%A4%A', '/author/..%2F..'])
    expect((await page.request.get(path)).status(), path).toBeGreaterThanOrEqual(400)
  for (const path of ['/topic/no-such-thing', '/author/nobody-at-all', '/topic/no-such-thing/feed.xml'])
    expect((await page.request.get(path)).status(), path).toBe(404)
})

test('the front says what most people keep for later, and of each how many do', async ({ page }) => {
  await page.goto('/')
  const list = page.getByRole('region', { name: 'Most saved' })
  await expect(list.getByRole('listitem')).toHaveCount(6)
  await expect(list.getByRole('listitem').first()).toContainText('saved by 9 readers')
})

test.describe('Latest', () => {
  const visit = (page: Page, at: string) =>
    page.evaluate((value) => localStorage.setItem('broadsheet-latest', value), ` ${at} 0`)

  test('says where this browser was at its last visit, and moves nothing', async ({ page }) => {
    await page.goto('/latest')
    await expect(page.getByText(/You were here/)).toHaveCount(0)
    await visit(page, '2025-08-10T06:50:00.000Z')
    await page.reload()
    const line = page.getByText('You were here at 08:50')
    await expect(line).toBeVisible()
    const times = await page.locator('[data-at]').evaluateAll((items) => items.map((item) => item.dataset.at ?? ''))
    const at = await page
      .locator('[data-at]')
      .evaluateAll((items) => items.findIndex((item) => item.querySelector('.was-here')))
    expect((times[at - 1] ?? '') > '2025-08-10T06:50:00.000Z').toBe(true)
    expect((times[at] ?? '') <= '2025-08-10T06:50:00.000Z').toBe(true)
    const height = () => page.evaluate(() => document.body.scrollHeight)
    const before = await height()
    await line.evaluate((element) => element.remove())
    expect(await height()).toBe(before)
    // Within the same visit the line stays where it is.
    await page.reload()
    await expect(line).toBeVisible()
    await expectAccessible(page)
  })

  test('says the day of an older visit, and nothing where nothing is new or all is', async ({ page }) => {
    await page.goto('/latest')
    await visit(page, '2025-08-09T20:00:00.000Z')
    await page.reload()
    await expect(
      page.getByText('You were here on 9 August at 22:00').or(page.getByText('You were here on August 9 at 22:00')),
    ).toBeVisible()
    for (const at of ['2026-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z']) {
      await visit(page, at)
      await page.reload()
      await page.waitForFunction((value) => !localStorage.getItem('broadsheet-latest')?.endsWith(' 0') && value, at)
      await expect(page.getByText(/You were here/)).toHaveCount(0)
    }
  })

  test('draws the line on a further page where all before was new', async ({ page }) => {
    await page.goto('/latest')
    const next = (await page.getByRole('link', { name: 'Older stories' }).getAttribute('href')) ?? ''
    await page.goto(next)
    const first = (await page.locator('[data-at]').first().getAttribute('data-at')) ?? ''
    await page.evaluate((at) => localStorage.setItem('broadsheet-latest', `${at} ${at} ${Date.now()}`), first)
    await page.reload()
    await expect(
      page
        .locator('[data-at]')
        .first()
        .getByText(/You were here/),
    ).toBeVisible()
  })
})

test.describe('the text of stories', () => {
  const set = (page: Page) =>
    page
      .locator('#story .article-body')
      .first()
      .evaluate((element) => {
        const { fontSize, lineHeight, letterSpacing, fontFamily } = getComputedStyle(element)
        return {
          fontSize,
          lineHeight,
          letterSpacing,
          sans: fontFamily.startsWith('"Libre'),
          width: element.clientWidth,
        }
      })

  test('is set by the reader at once, and the next page comes so from its first bytes', async ({ page }) => {
    await page.setViewportSize({ width: 1_440, height: 900 })
    await openStory(page)
    const usual = await set(page)
    const panel = page.locator('.text-panel')
    await panel.getByText('Text', { exact: true }).click()
    await expect(panel.getByRole('radio', { name: '100%' })).toBeChecked()
    await panel.getByRole('group', { name: 'Size' }).getByRole('radio', { name: '130%' }).check()
    await panel.getByRole('group', { name: 'Spacing' }).getByRole('radio', { name: 'Wider' }).check()
    await panel.getByRole('group', { name: 'Type' }).getByRole('radio', { name: 'Sans' }).check()
    await panel.getByRole('group', { name: 'Line length' }).getByRole('radio', { name: 'Short' }).check()
    await expectAccessible(page)
    const now = await set(page)
    expect(Number.parseFloat(now.fontSize) / Number.parseFloat(usual.fontSize)).toBeCloseTo(1.3, 2)
    expect([now.sans, usual.sans]).toEqual([true, false])
    expect(Number.parseFloat(now.letterSpacing)).toBeGreaterThan(1)
    const answer = await page.reload()
    const html = (await answer?.text())?.slice(0, 600) ?? ''
    for (const part of ['data-size="130"', 'data-spacing="wider"', 'data-face="sans"', 'data-measure="narrow"'])
      expect(html).toContain(part)
    expect(answer?.headers()['cache-control']).toContain('private')
    expect(await set(page)).toEqual(now)
    await expectNoSidewaysScroll(page)
  })

  test('is taken back whole: the browser keeps nothing', async ({ page }) => {
    await openStory(page)
    const panel = page.locator('.text-panel')
    await panel.getByText('Text', { exact: true }).click()
    await panel.getByRole('radio', { name: '150%' }).check()
    await expect.poll(async () => (await page.context().cookies()).map(({ value }) => value)).toEqual(['size=150'])
    await panel.getByRole('radio', { name: '100%' }).check()
    await expect.poll(async () => (await page.context().cookies()).length).toBe(0)
  })

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false })

    test('is chosen by a form, one thing at a time or several, and kept', async ({ page }) => {
      await openStory(page)
      const address = page.url()
      const panel = page.locator('.text-panel')
      await panel.getByText('Text', { exact: true }).click()
      await panel.getByText('115%').click()
      await panel.getByText('Sans', { exact: true }).click()
      await panel.getByRole('button', { name: 'Apply' }).click()
      await expect(page).toHaveURL(address)
      await expect(page.locator('html')).toHaveAttribute('data-size', '115')
      await expect(page.locator('html')).toHaveAttribute('data-face', 'sans')
      await panel.getByText('Text', { exact: true }).click()
      await panel.getByText('Wide', { exact: true }).click()
      await panel.getByRole('button', { name: 'Apply' }).click()
      await expect(page.locator('html')).toHaveAttribute('data-spacing', 'wide')
      await expect(page.locator('html')).toHaveAttribute('data-size', '115')
    })

    test('a story is shared by a letter with its address', async ({ page }) => {
      await openStory(page)
      const href =
        (await page.locator('.article-tools').getByRole('link', { name: 'Share' }).getAttribute('href')) ?? ''
      expect(href).toMatch(/^mailto:\?subject=Regional%20trains/)
      expect(decodeURIComponent(href)).toContain(`body=${page.url()}`)
    })
  })
})

test('single keys do nothing once a reader has turned them off, and work again after', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Without single-key shortcuts' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'off')
  await page.keyboard.press('/')
  await expect(page).toHaveURL(/\/$/)
  await page.getByRole('button', { name: 'With single-key shortcuts' }).click()
  await expect(page.locator('html')).not.toHaveAttribute('data-keys', 'off')
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(page).toHaveURL(/\/search/, { timeout: 500 })
  }).toPass()
})

test.describe('Share', () => {
  test('copies the address and says so where the device has no way of its own', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await openStory(page)
    const tools = page.locator('.article-tools')
    await tools.getByRole('button', { name: 'Share' }).click()
    await expect(tools.getByRole('status')).toHaveText('The address is copied.')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
  })

  test('gives the device headline and address where it has a way, and is silent when that is left', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const told: unknown[] = []
      Object.assign(window, { told })
      const share = async (data: unknown) => {
        told.push(data)
        throw new DOMException('left', 'AbortError')
      }
      Object.defineProperty(navigator, 'share', { value: share })
    })
    await openStory(page)
    const tools = page.locator('.article-tools')
    await tools.getByRole('button', { name: 'Share' }).click()
    const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told)
    expect(told).toEqual([
      { title: (await page.getByRole('heading', { level: 1 }).textContent()) ?? '', url: page.url() },
    ])
    await expect(tools.getByRole('status')).toBeEmpty()
  })
})

test.describe('on paper', () => {
  test('a story stands in two columns with its source and the address there, and nothing that can be pressed', async ({
    page,
  }) => {
    await openStory(page)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 690, height: 1_000 })
    expect(await page.locator('#story').evaluate((element) => getComputedStyle(element).columnCount)).toBe('2')
    for (const gone of [
      '.article-tools',
      '#comments',
      '[aria-labelledby="must-read"]',
      '[aria-labelledby="more-articles"]',
      'nav',
      'button',
    ])
      for (const element of await page.locator(gone).all()) await expect(element, gone).toBeHidden()
    await expect(page.getByText('Originally published at').first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('a front keeps its lead and its stories, in two columns, without Save', async ({ page }) => {
    await page.goto('/')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#main').evaluate((element) => getComputedStyle(element).columnCount)).toBe('2')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.locator('#main h3:visible').count()).toBeGreaterThan(20)
    for (const element of await page.locator('.save').all()) await expect(element).toBeHidden()
  })
})
