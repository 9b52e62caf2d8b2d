import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { errorOf, type Shot, shotsOf } from './shot-list.ts'
import { signIn, test } from './talked.ts'

/** The pages about one person and those of the desk, as pictures are taken of them: a new one is looked at and checked. */
const PAGES = shotsOf('talk').flatMap((shot) => ('path' in shot.at ? [{ ...shot, path: shot.at.path }] : []))
const PARTS = 10

for (let part = 0; part < PARTS; part += 1) {
  const pages = PAGES.filter((_, index) => index % PARTS === part)
  test(`accessible, in order, no wider than the window: ${pages.map(({ name }) => name).join(', ')}`, async ({
    page,
    paper,
    context,
  }) => {
    test.slow()
    for (const { name, path, as, sends, opensMenu } of pages as (Shot & { path: string })[]) {
      await test.step(name, async () => {
        await context.clearCookies()
        if (as) await signIn(context, paper.url, as)
        const answer = await page.goto(path)
        expect(answer?.status(), name).toBe(200)
        if (sends) await page.locator(`form[id^="${sends}"] .button-main`).first().click()
        if (sends) await expect(errorOf(page, sends)).toBeVisible()
        await expectHeadingOrder(page)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
        if (opensMenu) await page.locator('summary:visible').last().click()
      })
    }
  })
}
