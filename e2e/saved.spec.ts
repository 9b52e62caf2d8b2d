import { expect } from './fixtures.ts'
import { comeAs, signUp } from './people.ts'
import { sampleOf, test } from './talked.ts'

for (const scripts of [true, false]) {
  test(`${scripts ? 'with' : 'without'} scripts: save, read off, put back, order, take off and undo`, async ({
    browser,
    paper,
    talked,
  }) => {
    const context = await browser.newContext({
      baseURL: paper.url,
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
    })
    // Somebody new: what the others of this paper keep depends on which journeys were there before.
    await comeAs(context, paper.url, await signUp(paper.url, { handle: scripts ? 'saver-one' : 'saver-two' }))
    const page = await context.newPage()
    const headlines: string[] = []
    for (const index of [0, 1]) {
      await page.goto(sampleOf(talked, index))
      const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
      headlines.push(headline)
      const save = page
        .getByRole('main')
        .getByRole('button', { name: `Save: ${headline}`, exact: true })
        .first()
      await expect(save).toHaveAttribute('aria-pressed', 'false')
      const kept = scripts ? page.waitForResponse('**/send/save') : null
      await save.click()
      await kept
      await expect(save).toHaveAttribute('aria-pressed', 'true')
    }
    const [first = '', second = ''] = headlines
    await page.goto('/saved')
    const rows = page.getByRole('main').getByRole('heading', { level: 2 })
    await expect(rows).toHaveText([second, first])
    await page.getByRole('link', { name: 'Oldest first' }).click()
    await expect(rows).toHaveText([first, second])

    await page.getByRole('button', { name: `Done: ${first}`, exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: first })).toBeVisible()
    await page.goto('/saved?show=done')
    await expect(rows).toHaveText([first])
    await page.getByRole('button', { name: `Remove: ${first}`, exact: true }).click()
    await expect(rows).toHaveCount(0)
    await page.getByRole('button', { name: `Put back: ${first}`, exact: true }).click()
    await expect(rows).toHaveText([first])
    await context.close()
  })
}
