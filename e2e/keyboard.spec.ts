import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const focused = (page: Page) => page.locator(':focus')

/** Every control that the keyboard reaches shows that it has been reached. */
async function expectFocusShown(page: Page): Promise<void> {
  const shown = await focused(page).evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    // A radio lies invisibly in its label, which is drawn as focused in its stead.
    const label = element.closest('label')
    const around = label && getComputedStyle(label)
    const outlined = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) > 0
    return (
      outlined(outlineStyle, outlineWidth) ||
      boxShadow !== 'none' ||
      (around ? outlined(around.outlineStyle, around.outlineWidth) || around.boxShadow !== 'none' : false)
    )
  })
  expect(shown, await focused(page).evaluate((element) => element.outerHTML.slice(0, 120))).toBe(true)
}

test('the first key leads past the bar and the sections to the stories', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the stories' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await page.keyboard.press('Tab')
  expect(await focused(page).evaluate((element) => element.closest('main') !== null)).toBe(true)
  await expectFocusShown(page)
})

test('the second key reaches the bar: Enter opens it, Escape closes it', async ({ page }) => {
  await page.goto('/colophon')
  const bar = page.getByRole('complementary', { name: 'Weather and date' })
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await focused(page).evaluate((element) => element.tagName)).toBe('SUMMARY')
  await expectFocusShown(page)
  await page.keyboard.press('Enter')
  await expect(bar.getByText('Sunset')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bar.getByText('Sunset')).toBeHidden()
})

test('the theme is reached and changed without a mouse, and every stop on the way shows itself', async ({ page }) => {
  await page.goto('/colophon')
  const radio = page.getByRole('radio', { name: 'Automatic' })
  await expect(radio).toBeChecked()
  const reached = () => radio.evaluate((element) => element === document.activeElement)
  for (let stops = 0; stops < 40 && !(await reached()); stops += 1) {
    await page.keyboard.press('Tab')
    await expectFocusShown(page)
  }
  await expect(radio).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('what can be pressed is large enough to be hit', async ({ page }) => {
  for (const path of ['/', '/source/city-desk']) {
    await page.setViewportSize({ width: 390, height: 800 })
    await page.goto(path)
    const small = await page.locator('a, button, summary, label').evaluateAll((controls) =>
      controls
        .filter((control) => control.checkVisibility({ visibilityProperty: true }))
        // A link in a line of text is as high as its line (WCAG 2.5.8, inline).
        .filter((control) => getComputedStyle(control).display !== 'inline')
        .filter((control) => control.getBoundingClientRect().height < 24 || control.getBoundingClientRect().width < 24)
        .filter((control) => !control.classList.contains('skip-link'))
        .map((control) => control.outerHTML.slice(0, 120)),
    )
    expect(small, path).toEqual([])
  }
})
