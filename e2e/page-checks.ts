import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** The smallest and the usual width that every page holds. */
export const WIDTHS = [320, 1_280]
const HEIGHT = 800

/** By the reader's own control: it works only once the page has come alive. */
export async function chooseTheme(page: Page, name: 'Automatic' | 'Light' | 'Dark' | 'Sepia'): Promise<void> {
  const theme = page.getByRole('group', { name: 'Theme' })
  await expect(theme.getByRole('radio', { checked: true })).toHaveCount(1)
  await theme.getByRole('radio', { name }).check()
  const value = name === 'Automatic' ? 'auto' : name.toLowerCase()
  await expect(page.locator('html')).toHaveAttribute('data-theme', value)
}

/** All of axe's rules in the light theme, those of colour in the others, which change nothing else. */
export async function expectAccessible(page: Page): Promise<void> {
  await chooseTheme(page, 'Light')
  await expectNoneOf(new AxeBuilder({ page }), 'light')
  for (const theme of ['Dark', 'Sepia'] as const) {
    await chooseTheme(page, theme)
    await expectNoneOf(new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']), theme)
  }
}

/** All of axe's rules on a page as it is: one that the worker has kept has no script to change its theme by. */
export const expectNoViolations = (page: Page): Promise<void> => expectNoneOf(new AxeBuilder({ page }), 'as it is')

async function expectNoneOf(axe: AxeBuilder, theme: string): Promise<void> {
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)
  expect(found, `axe, ${theme}`).toEqual([])
}

/** One h1, and no level left out on the way down. */
export async function expectHeadingOrder(page: Page): Promise<void> {
  const headings = await page.getByRole('heading').all()
  const levels = await Promise.all(
    headings.map((heading) => heading.evaluate((element) => Number(element.tagName.slice(1)))),
  )
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  // The rail's headings may come before the page's own h1 in no case: the first is the h1.
  expect(levels[0]).toBe(1)
  const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
  expect(jumps).toEqual([])
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, `${width} px`).toBe(0)
  }
}

/** Every time of a story carries its instant with an offset; the bar's date is a day and no instant. */
export async function expectTimesWithOffset(page: Page): Promise<void> {
  const times = await page.locator('time').evaluateAll((elements) => elements.map((element) => element.outerHTML))
  const instants = times.filter((html) => !/datetime="\d{4}-\d\d-\d\d"/i.test(html))
  expect(times.length - instants.length, 'days without a time: the bar has one').toBeLessThanOrEqual(1)
  for (const html of instants) expect(html).toMatch(/datetime="\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)"/i)
}
