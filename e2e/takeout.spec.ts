import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { strictUnzip } from '#lib/testing/strict-zip.ts'
import { ask } from './ask.ts'
import { expect } from './fixtures.ts'
import { signIn, test } from './talked.ts'

test('without scripts and network: one file holds all that is somebody’s, and opens in any browser', async ({
  browser,
  paper,
  talked,
}) => {
  test.slow()
  expect(talked.stories.length).toBeGreaterThan(0)
  const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false, acceptDownloads: true })
  await signIn(context, paper.url, 'ines-w')
  const page = await context.newPage()
  await page.goto('/saved')
  const saved = (await page.locator('main a[href^="/article/"]').first().textContent()) ?? ''
  expect(saved.length).toBeGreaterThan(3)

  await page.goto('/account')
  await page.getByRole('link', { name: 'Everything as one file' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download', exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('broadsheet-ines-w.zip')
  const files = strictUnzip(readFileSync(await download.path()))

  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-takeout-'))
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), bytes)
  }
  // Scripts are allowed here, so that one would show itself; the pages have none.
  const home = await browser.newContext()
  const offered: string[] = []
  home.on('request', (request) => {
    if (!request.url().startsWith('file:')) offered.push(request.url())
  })
  const opened = await home.newPage()
  await opened.goto(pathToFileURL(join(folder, 'index.html')).href)
  await expect(opened.getByRole('heading', { level: 2, name: 'Account' })).toBeVisible()
  expect((await new AxeBuilder({ page: opened }).analyze()).violations).toEqual([])
  await opened.getByRole('link', { name: 'Saved', exact: true }).click()
  await expect(opened.getByRole('heading', { level: 1, name: 'Saved' })).toBeVisible()
  await expect(opened.getByText(saved.trim()).first()).toBeVisible()
  expect((await new AxeBuilder({ page: opened }).analyze()).violations).toEqual([])
  const kept = opened.locator('a[href^="articles/"]')
  if ((await kept.count()) > 0) {
    const headline = (await kept.first().textContent()) ?? ''
    await kept.first().click()
    await expect(opened.getByRole('heading', { level: 1, name: headline })).toBeVisible()
    await expect(opened.getByRole('article')).toBeVisible()
    expect((await new AxeBuilder({ page: opened }).analyze()).violations).toEqual([])
    await opened.getByRole('link', { name: 'Saved', exact: true }).click()
  }
  await opened.goto(pathToFileURL(join(folder, 'lists.html')).href)
  await expect(opened.getByRole('heading', { level: 1, name: 'Lists' })).toBeVisible()
  expect(offered).toEqual([])
  expect(JSON.parse(files.get('data.json')?.toString() ?? '')).toMatchObject({ broadsheet: 1 })
  rmSync(folder, { recursive: true })

  await test.step('nobody else gets it', async () => {
    const nobody = await ask(`${paper.url}/account/export/broadsheet.zip`, {
      headers: { host: new URL(paper.url).host },
    })
    expect(nobody.status).toBe(303)
  })
})

test('without scripts: the feed of what is followed opens by its key, once told, until it is replaced', async ({
  browser,
  paper,
  talked,
}) => {
  test.slow()
  expect(talked.stories.length).toBeGreaterThan(0)
  const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  await signIn(context, paper.url, 'tarek')
  const page = await context.newPage()
  await page.goto('/')
  await page.goto((await page.locator('a[href^="/section/"]').last().getAttribute('href')) ?? '')
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.getByRole('button', { name: `Follow: ${name}`, exact: true }).click()
  const feed = page.getByRole('region', { name: 'As a feed' })
  const addresses = async () => (await feed.getByRole('definition').allTextContents()).map((text) => text.trim())
  const read = (address: string) => ask(address, { headers: { host: new URL(paper.url).host } })

  await page.goto('/account/following')
  await feed.getByRole('button', { name: 'Make an address' }).click()
  const first = await addresses()
  expect(first).toHaveLength(3)
  for (const address of first) {
    const got = await read(address)
    expect(got.status).toBe(200)
    expect(got.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    })
    expect(got.body).not.toContain('tarek')
  }
  const items = JSON.parse((await read(first.find((one) => one.includes('feed.json')) ?? '')).body).items
  expect(items.length).toBeGreaterThan(0)

  await feed.getByRole('button', { name: 'Replace the address' }).click()
  const second = await addresses()
  expect(second[0]).not.toBe(first[0])
  expect((await read(first[0] ?? '')).status).toBe(404)
  expect((await read(second[0] ?? '')).status).toBe(200)

  await test.step('another browser of theirs is not told it', async () => {
    const other = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
    await signIn(other, paper.url, 'tarek')
    const elsewhere = await other.newPage()
    await elsewhere.goto('/account/following')
    await expect(elsewhere.getByText('There has been an address since')).toBeVisible()
    await expect(elsewhere.getByRole('definition')).toHaveCount(0)
  })

  await feed.getByRole('button', { name: 'Stop the feed' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The feed is stopped' })).toBeVisible()
  expect((await read(second[0] ?? '')).status).toBe(404)
})

test('without scripts: the Sunday letter is off, needs a confirmed address, and is asked for on the account page', async ({
  browser,
  paper,
  talked,
}) => {
  expect(talked.stories.length).toBeGreaterThan(0)
  const partOf = async (who: 'judith' | 'ines-w') => {
    const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
    await signIn(context, paper.url, who)
    const page = await context.newPage()
    await page.goto('/account')
    return { page, part: page.getByRole('region', { name: 'Sunday letter' }) }
  }
  for (const [who, after] of [
    ['judith', 'Confirm a mail address first: the letter goes there.'],
    ['ines-w', 'Saved.'],
  ] as const) {
    const { page, part } = await partOf(who)
    await expect(part.getByRole('combobox')).toHaveValue('no')
    await part.getByRole('combobox').selectOption('yes')
    await part.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText(after, { exact: true }).first()).toBeVisible()
  }
  await expect((await partOf('judith')).part.getByRole('combobox')).toHaveValue('no')
  await expect((await partOf('ines-w')).part.getByRole('combobox')).toHaveValue('yes')
})
