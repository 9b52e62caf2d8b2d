import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { signIn, test } from './talked.ts'

const stories = (page: Page) => page.getByRole('main').getByRole('article')
const headlines = (page: Page) => stories(page).getByRole('heading', { level: 2 }).allTextContents()

for (const scripts of [true, false]) {
  test(`${scripts ? 'with' : 'without'} scripts: what is followed comes first for one reader, and for nobody else`, async ({
    browser,
    paper,
    talked,
  }) => {
    test.slow()
    expect(talked.stories.length).toBeGreaterThan(0)
    const pageOf = async (who: 'olaf' | 'judith' | 'ines-w' | null) => {
      const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: scripts })
      if (who) await signIn(context, paper.url, who)
      return context.newPage()
    }
    const owner = await pageOf(scripts ? 'olaf' : 'judith')
    const other = await pageOf('ines-w')
    const nobody = await pageOf(null)

    await owner.goto('/for-you')
    const before = await headlines(owner)
    expect(before.length).toBeGreaterThan(5)
    await expect(owner.getByText('You follow nothing yet.')).toBeVisible()
    await expect(owner.getByText('That is all for now')).toBeVisible()

    await owner.goto('/')
    const section = (await owner.locator('a[href^="/section/"]').last().getAttribute('href')) ?? ''
    await owner.goto(section)
    const name = (await owner.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await owner.getByRole('button', { name: `Follow: ${name}`, exact: true }).click()
    await expect(owner.getByRole('button', { name: `Unfollow: ${name}`, exact: true })).toBeVisible()
    const source = await owner.goto('/for-you').then(() => stories(owner).first().textContent())
    expect(source).toContain(`Because you follow ${name}`)
    const after = await headlines(owner)
    expect([...after].sort()).toEqual([...before].sort())
    expect(after).not.toEqual(before)

    await test.step('others see nothing of it', async () => {
      await other.goto('/for-you')
      expect(await headlines(other)).toEqual(before)
      await expect(other.getByText('Because you follow')).toHaveCount(0)
      await nobody.goto(section)
      await expect(nobody.getByRole('button', { name: /Follow|Unfollow/ })).toHaveCount(0)
      await nobody.goto('/for-you')
      await expect(nobody).toHaveURL(/\/sign-in\?back=/)
    })

    for (const path of [section, '/for-you', '/account/following']) {
      await test.step(`${path} holds at both widths, and is accessible`, async () => {
        await owner.goto(path)
        // At its own widths, 320 pixels the smallest.
        await expectNoSidewaysScroll(owner)
        await expectHeadingOrder(owner)
        for (const width of [390, 1_280]) {
          await owner.setViewportSize({ width, height: 800 })
          if (scripts) await expectAccessible(owner)
        }
      })
    }

    await owner.goto('/account/following')
    await owner.getByRole('button', { name: `Unfollow: ${name}`, exact: true }).click()
    await expect(owner.getByText('You follow nothing yet.')).toBeVisible()
    await owner.goto('/for-you')
    expect(await headlines(owner)).toEqual(before)
  })
}
