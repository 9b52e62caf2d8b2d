import { journeysWithFeeds } from './feed-fixtures.ts'
import type { FeedServer } from './feed-server.ts'
import { expect } from './fixtures.ts'
import { expectAccessible, expectNoSidewaysScroll } from './page-checks.ts'

const test = journeysWithFeeds()
const HTML = 'text/html; charset=utf-8'

const story = (
  title: string,
  thing: string,
) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>${title}</h1>${Array.from(
  { length: 8 },
  (_, index) =>
    `<p>In its chapter ${index + 1} the ${thing} is told of again, and of all who have met it at the canal.</p>`,
).join('')}</article></body></html>`

const listOf = (feeds: FeedServer) =>
  [
    'title,url,time_added,tags,status',
    `The heron,${feeds.url}/heron,1714557600,birds,unread`,
    'Nothing,,1,,unread',
  ].join('\n')

for (const scripts of [true, false]) {
  test(`${scripts ? 'with' : 'without'} scripts: any address is saved and stays; a list is brought`, async ({
    browser,
    paper,
    feeds,
  }) => {
    feeds.set('/otter', story('The otter of the canal', 'otter'), HTML)
    feeds.set('/heron', story('The heron of the weir', 'heron'), HTML)
    const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: scripts })
    const page = await context.newPage()
    await page.goto('/sign-up')
    await page.getByLabel('Handle').fill(`keeper-${scripts ? 'with' : 'without'}`)
    await page.getByLabel('Password', { exact: true }).fill('two herons by the weir')
    await page.getByRole('button', { name: 'Make my account' }).click()
    await expect(page).toHaveURL(/done|\/$/)

    // What a bookmark hands over is asked about first.
    await page.goto(`/save?${new URLSearchParams({ url: `${feeds.url}/otter`, title: 'An otter' })}`)
    await page.goto('/saved')
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(0)
    await page.goBack()
    await page.getByRole('main').getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved: An otter')).toBeVisible()
    await expect(async () => {
      await page.goto('/saved')
      await expect(page.getByRole('link', { name: 'The otter of the canal', exact: true })).toBeVisible({
        timeout: 500,
      })
    }).toPass()

    feeds.set('/otter', story('Another', 'walrus'), HTML)
    await page.getByRole('link', { name: 'The otter of the canal', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'The otter of the canal', exact: true })).toBeVisible()
    await expect(page.getByText('In its chapter 8 the otter')).toBeVisible()
    if (scripts) await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const address = page.url()
    if (scripts) {
      // Marked as in any article, and found again from all highlights.
      await page.getByText('In its chapter 3 the otter').selectText()
      const tools = page.getByRole('toolbar', { name: 'The selected passage' })
      await tools.getByRole('button', { name: 'Note' }).click()
      await page.getByRole('textbox', { name: 'Your note on the passage' }).fill('Of the otter alone')
      await tools.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByRole('heading', { name: 'Your highlights (1)' })).toBeVisible()
      await page.goto('/saved/highlights')
      await expect(page.getByText('Of the otter alone').first()).toBeVisible()
      await page.getByRole('blockquote').getByRole('link').click()
      await expect(page).toHaveURL(new RegExp(`${new URL(address).pathname}#highlight-`))
      await expect(page.locator('mark.own-mark:target')).toBeInViewport()
    }
    const stranger = await browser.newContext({ baseURL: paper.url })
    expect((await stranger.request.get(address, { maxRedirects: 0 })).status()).not.toBe(200)
    await stranger.close()

    await page.goto('/saved')
    await page.getByLabel('Address of any page').fill('http://10.0.0.7/')
    await page.getByRole('button', { name: 'Save this page' }).click()
    await expect(page.getByText('private network')).toBeVisible()

    await page.goto('/saved/import')
    const file = { name: 'pocket.csv', mimeType: 'text/csv', buffer: Buffer.from(listOf(feeds)) }
    await page.getByLabel('The file, as that program exported it').setInputFiles(file)
    await page.getByRole('button', { name: 'Bring it' }).click()
    await expect(async () => {
      await page.goto('/saved/import')
      await expect(page.getByText('1 entry saved')).toBeVisible({ timeout: 500 })
    }).toPass()
    await expect(
      page.getByText('Line 3: it holds no address of the web; if you know the page, save it by its address.'),
    ).toBeVisible()
    if (scripts) await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await context.close()
  })
}

test('without scripts it is seen by looking again how far a long list is', async ({ browser, paper, feeds }) => {
  const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/sign-up')
  await page.getByLabel('Handle').fill('keeper-of-many')
  await page.getByLabel('Password', { exact: true }).fill('two herons by the weir')
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page).toHaveURL(/done|\/$/)
  await page.goto('/saved/import')
  const rows = Array.from({ length: 4_000 }, (_, row) => `Story ${row},${feeds.url}/story/${row},1714557600,,unread`)
  const buffer = Buffer.from(['title,url,time_added,tags,status', ...rows].join('\n'))
  await page
    .getByLabel('The file, as that program exported it')
    .setInputFiles({ name: 'pocket.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Bring it' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'pocket.csv' }).getByRole('status')).toHaveText(
    /^Waits for its turn|of 4,000 entries taken in/,
  )
  await expect(async () => {
    await page.goto('/saved/import')
    await expect(page.getByText('4,000 entries saved')).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByRole('link', { name: 'See how far it is' })).toHaveCount(0)
  await context.close()
})
