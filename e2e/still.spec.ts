import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

type Movement = { value: number; of: string[] }

/** Notes every movement that nobody caused, and what moved. */
function watchMovements(): void {
  const moved: Movement[] = []
  Object.assign(window, { moved })
  // TypeScript does not know this kind of entry yet.
  type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] }
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Shift[]) {
      const of = sources.map(({ node }) => `${node?.nodeName} ${node?.textContent?.slice(0, 60)}`)
      moved.push({ value, of })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** All that has moved, after two more frames, must come to no more than a hundredth. */
async function expectStill(page: Page): Promise<void> {
  const moved = await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((settle) => requestAnimationFrame(settle))
    return (window as unknown as { moved: Movement[] }).moved
  })
  const sum = moved.reduce((total, { value }) => total + value, 0)
  expect(sum, JSON.stringify(moved)).toBeLessThanOrEqual(0.01)
}

const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((settle) => {
        new PerformanceObserver((list) => {
          if (list.getEntriesByName('first-contentful-paint').length) settle()
        }).observe({ type: 'paint', buffered: true })
      }),
  )

for (const width of [390, 1_280]) {
  for (const name of ['front', 'article']) {
    test(`${name} at ${width} px: nothing moves when fonts and pictures come late`, async ({ page, request }) => {
      await page.setViewportSize({ width, height: 800 })
      // Asked without the browser, which would keep what it has once loaded.
      const list = await (await request.get('/source/city-desk')).text()
      const [, article = ''] = /href="(\/article\/the-river-surfers-[^"]+)"/.exec(list) ?? []

      const waiting: string[] = []
      let release: () => void = () => undefined
      const released = new Promise<void>((settle) => {
        release = settle
      })
      await page.route(/\.(woff2|webp)(\?|$)/, async (route) => {
        waiting.push(route.request().url())
        await released
        await route.continue()
      })
      await page.addInitScript(watchMovements)
      await page.goto(name === 'front' ? '/' : article, { waitUntil: 'commit' })
      await painted(page)
      expect(waiting.some((address) => address.includes('.woff2'))).toBe(true)
      await expectStill(page)

      release()
      await page.waitForLoadState('load')
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      expect(waiting.some((address) => address.includes('.webp'))).toBe(true)
      await expectStill(page)

      // Pictures further down come as they are scrolled to.
      for (const picture of await page.getByRole('img').all()) {
        await picture.scrollIntoViewIfNeeded()
        await picture.evaluate((element) => (element instanceof HTMLImageElement ? element.decode() : undefined))
      }
      await expectStill(page)
    })
  }
}
