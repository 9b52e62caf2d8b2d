import { en } from '../lib/messages/en/index.ts'
import { expect, test } from './fixtures.ts'

/** The whole sentences of the English catalogue: what a German page must not hold. */
function sentences(part: unknown): string[] {
  if (typeof part === 'string') return part.length > 14 && /[a-z] [a-z]/.test(part) ? [part] : []
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(sentences) : []
}
const { cli: _, mail: __, ...forReaders } = en
const ENGLISH = sentences(forReaders)

const PAGES = ['/', '/latest', '/about', '/colophon', '/privacy', '/place', '/place?q=neust', '/sign-in', '/sign-up']
const MORE = [
  '/sign-in/forgot',
  '/sign-in/recovery',
  '/source/city-desk',
  '/section/city',
  '/edition/2025-08-10',
  '/gibt-es-nicht',
]

test('a reader who chooses German gets German, on every page, and can go back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const article = await page.locator('main h2 a, main h3 a').first().getAttribute('href')
  for (const path of [...PAGES, ...MORE, article ?? '/']) {
    await page.goto(path)
    await expect(page.locator('html'), path).toHaveAttribute('lang', 'de')
    // What stories say is in their own language.
    const own = await page.evaluate(() => {
      const copy = document.body.cloneNode(true)
      if (!(copy instanceof HTMLElement)) return ''
      for (const foreign of copy.querySelectorAll('[lang="en"], script, style')) foreign.remove()
      return copy.textContent ?? ''
    })
    expect(
      ENGLISH.filter((sentence) => own.includes(sentence)),
      path,
    ).toEqual([])
  }
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('no page is wider than a phone in German', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'broadsheet-reading', value: 'language=de', url: baseURL ?? '' }])
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of [...PAGES, ...MORE]) {
    await page.goto(path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320)
  }
})
