import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll, WIDTHS } from './page-checks.ts'
import { signIn, test } from './talked.ts'

test('what could not be taken in is told line by line, with what to do about it', async ({ page, context, paper }) => {
  await signIn(context, paper.url, 'longname')
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/saved/import')
    await expect(page.getByText('Entry 2: it holds no address of the web; if you know the page')).toBeVisible()
    await expect(page.getByText(/its list is full at [\d,]+ stories; it is saved/)).toBeVisible()
    await expect(page.getByText('This is no file of a program that is known here')).toBeVisible()
    await expect(page.getByText('bring the other 1,234 in a file of their own')).toBeVisible()
    await expectHeadingOrder(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)

    await page.getByRole('link', { name: 'All 500, line by line' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Lesezeichen-aller-Jahre')
    const lines = page.getByText('it holds no address of the web')
    await expect(lines).toHaveCount(200)
    await expectNoSidewaysScroll(page)
    if (width === WIDTHS[0]) await expectAccessible(page)
    await page.getByRole('link', { name: 'More lines' }).click()
    await page.getByRole('link', { name: 'More lines' }).click()
    await expect(lines).toHaveCount(100)
    await expect(page.getByText('Line 10000: it holds no address')).toBeVisible()
    await expect(page.getByRole('link', { name: 'More lines' })).toHaveCount(0)
  }
})

test('what somebody brought is told to nobody else', async ({ page, context, paper }) => {
  await page.goto('/saved/import?of=2')
  await expect(page).toHaveURL(/\/sign-in\?back=/)
  await signIn(context, paper.url, 'tarek')
  expect((await context.request.get(`${paper.url}/saved/import?of=2`)).status()).toBe(404)
  await page.goto('/saved/import')
  await expect(page.getByText('What you brought')).toHaveCount(0)
})
