import { expect, test } from '@playwright/test'
import { type FeedServer, feedOf, startFeedServer } from './feed-server.ts'
import { expectAccessible, expectNoSidewaysScroll } from './page-checks.ts'
import { type PaperServer, startPaper } from './paper-server.ts'

let feeds: FeedServer
let paper: PaperServer

test.beforeAll(async () => {
  test.setTimeout(180_000)
  feeds = await startFeedServer()
  paper = await startPaper({ FETCH_ALLOW: feeds.allowance })
})
test.afterAll(async () => {
  await paper?.stop()
  await feeds?.close()
})

const outline = (address: string, title: string) => `<outline type="rss" text="${title}" xmlUrl="${address}"/>`

for (const scripts of [true, false]) {
  test(`from the printed link to a paper of one’s own, ${scripts ? 'with' : 'without'} scripts`, async ({
    browser,
  }) => {
    test.slow()
    const published = new Date(Date.now() - 3_600_000)
    const html = `<p>${'The harbour was full of boats this morning, and nobody could say why. '.repeat(20)}</p>`
    feeds.set('/one.xml', feedOf(feeds, 'The Quay', [{ path: '/a', title: 'Boats come in', published, html }]))
    feeds.set('/two.xml', feedOf(feeds, 'The Mole', [{ path: '/b', title: 'A lamp is lit', published, html }]))
    // Each way is gone by its own paper: a second owner is made by nobody.
    const own = scripts ? paper : await startPaper({ FETCH_ALLOW: feeds.allowance })
    const context = await browser.newContext({ baseURL: own.url, javaScriptEnabled: scripts, reducedMotion: 'reduce' })
    const page = await context.newPage()
    try {
      await page.goto('/')
      await expect(page.getByText('Make it yours: the link is in the program’s window')).toBeVisible()
      await page.goto(await own.says(/http:\S+\/setup\?token=\S+/))
      await expect(page.getByText('Step 1 of 5')).toBeVisible()
      if (scripts) await expectAccessible(page)
      await page.getByLabel('Handle').fill('o')
      await page.getByLabel('Password', { exact: true }).fill('seven slow herons')
      await page.getByRole('button', { name: 'Own this paper' }).click()
      await expect(page.getByLabel('Handle')).toHaveValue('o')
      await expect(page.getByLabel('Handle')).toHaveAttribute('aria-invalid', 'true')
      await page.getByLabel('Handle').fill('olaf')
      await page.getByLabel('Password', { exact: true }).fill('seven slow herons')
      await page.getByRole('button', { name: 'Own this paper' }).click()

      await expect(page.getByText('Step 2 of 5')).toBeVisible()
      if (scripts) await expectAccessible(page)
      await page.getByLabel('Name of the paper').fill('The Harbour Post')
      await page.getByLabel('Place', { exact: true }).fill('Nowhere-at-all')
      await page.getByRole('button', { name: 'Save and go on' }).click()
      await expect(page.getByLabel('Place', { exact: true })).toHaveValue('Nowhere-at-all')
      await expect(page.getByLabel('Place', { exact: true })).toHaveAccessibleDescription(/No place of that name/)
      await page.getByLabel('Place', { exact: true }).fill('Hamburg')
      await page.getByRole('button', { name: 'Save and go on' }).click()

      await expect(page.getByText('Step 3 of 5')).toBeVisible()
      if (scripts) await expectAccessible(page)
      const list = `<opml version="2.0"><body><outline text="Harbour">${outline(`${feeds.url}/one.xml`, 'The Quay')}
        ${outline(`${feeds.url}/two.xml`, 'The Mole')}${outline(`${feeds.url}/gone.xml`, 'Gone')}</outline></body></opml>`
      await page.getByLabel('OPML file (optional)').setInputFiles({
        name: 'subscriptions.opml',
        mimeType: 'text/x-opml',
        buffer: Buffer.from(list),
      })
      await page.getByRole('button', { name: 'Add these sources' }).click()
      await expect(async () => {
        await page.reload()
        await expect(page.getByText('Added “The Quay” with one story.')).toBeVisible({ timeout: 500 })
        await expect(page.getByText('Added “The Mole” with one story.')).toBeVisible({ timeout: 500 })
        await expect(page.getByText(/^Not added:|but:/)).toBeVisible({ timeout: 500 })
      }).toPass()
      if (scripts) await expectAccessible(page)
      await page.getByRole('link', { name: 'Go on' }).click()

      await expect(page.getByText('Step 4 of 5')).toBeVisible()
      await page.getByRole('link', { name: 'Skip this step' }).click()
      await expect(page.getByText('Step 5 of 5')).toBeVisible()
      if (scripts) await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await page.getByRole('link', { name: 'To the front page' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'The Harbour Post' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Boats come in' }).first()).toBeVisible()
      await expect(page.getByText('Make it yours')).toHaveCount(0)
      await expect(page.getByRole('complementary', { name: 'Weather and date' })).toContainText('Hamburg')
    } finally {
      await context.close()
      if (!scripts) await own.stop()
    }
  })
}
