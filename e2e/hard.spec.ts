import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from './fixtures.ts'
import { hardStories } from './hard-stories.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { startPaper } from './paper-server.ts'
import { fillPaper } from './papers.ts'

const NOW = new Date('2025-08-10T10:42:00+02:00')

const test = base.extend({
  paper: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-hard-'))
      await fillPaper(folder, 5_000, NOW)
      const paper = await startPaper({ CLOCK: NOW.toISOString(), DEMO: 'off' }, folder)
      await use(paper)
      await paper.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})

for (const path of ['/', '/latest', '/section/city', '/source/paper-1', '/about', '/no/such/page']) {
  test(`with 5,000 stories ${path} is sound and no wider than the window`, async ({ page }) => {
    await page.goto(path)
    await expectHeadingOrder(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
}

for (const { headline, language } of hardStories()) {
  test(`it holds: ${headline.slice(0, 60)}`, async ({ page }) => {
    await page.goto('/latest')
    const link = page.getByRole('link', { name: headline })
    await link.click()
    const title = page.getByRole('heading', { level: 1, name: headline })
    await expect(title).toBeVisible()
    if (language === 'ar') await expect(title).toHaveCSS('direction', 'rtl')
    await expectHeadingOrder(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })
}

test('older and older: the cursor walks through the paper without a gap or a repetition', async ({ page }) => {
  await page.goto('/source/paper-1')
  const seen: string[] = []
  for (let pages = 0; pages < 4; pages += 1) {
    seen.push(
      ...(await page
        .locator('main article a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))),
    )
    await page.getByRole('link', { name: 'Older stories' }).click()
    await expect(page).not.toHaveURL(new RegExp(`${seen.at(-1)}$`))
    await page.waitForLoadState()
  }
  const stories = seen.filter((address) => address.startsWith('/article/'))
  expect(stories.length).toBe(120)
  expect(new Set(stories).size).toBe(stories.length)
})
