import { test as base, expect } from './fixtures.ts'
import { cachesHere, keepPaper, keptHere, line, turn } from './kept-here.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll, expectNoViolations } from './page-checks.ts'
import { comeAs, signUp } from './people.ts'

const LEAD = 'The river surfers get their wave back'

const test = base.extend({
  errors: async ({ errors }, use) => {
    await use(errors)
    // A network that is cut is what these journeys are about: the browser notes it in the console, and our own 503.
    const others = errors.filter((error) => !/net::ERR_|Failed to fetch|status of (401|409|503)/.test(error))
    errors.splice(0, errors.length, ...others)
  },
})

test('nothing is kept, and no worker is there, until it is switched on; off again leaves nothing', async ({ page }) => {
  await page.goto('/')
  await page.goto('/offline')
  await expect(turn(page)).not.toBeChecked()
  await expect(page.getByText('Off: nothing is kept in this browser.')).toBeVisible()
  expect(await keptHere(page)).toEqual({ workers: 0, caches: [], pages: '', facts: '', waiting: [] })
  await keepPaper(page)
  expect((await keptHere(page)).workers).toBe(1)
  await turn(page).uncheck()
  await expect(page.getByText('Off: nothing is kept in this browser.')).toBeVisible()
  expect(await keptHere(page)).toMatchObject({ workers: 0, caches: [], facts: '[]', waiting: [] })
})

test('without an account the front and its first stories are there without a network', async ({ page, context }) => {
  await keepPaper(page)
  await expect(
    page.getByRole('rowheader', { name: /^The paper of \d\d:\d\d; stories with their text: 20$/ }),
  ).toBeVisible()
  await expectHeadingOrder(page)
  await expectAccessible(page)
  // What an older build has left goes when the paper is kept anew.
  await page.evaluate(() => caches.open('broadsheet-front-of-old-1'))
  await page.getByRole('button', { name: 'Keep it anew now' }).click()
  await expect.poll(async () => (await cachesHere(page)).join()).not.toContain('of-old')

  await context.setOffline(true)
  await page.goto('/')
  await expect(page.getByText(/^You are offline: this is the paper of \d\d:\d\d\.$/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Broadsheet' })).toBeVisible()
  // Set in the paper's own dress, without a picture.
  await expect(page.locator('body')).toHaveCSS('font-family', /Newsreader/)
  await expect(page.locator('img:visible')).toHaveCount(0)
  await expectNoViolations(page)
  await page.getByRole('link', { name: LEAD }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: LEAD })).toBeVisible()
  await expectNoViolations(page)
  await expect(page.getByRole('main').getByText('Originally published at').first()).toBeVisible()

  await page.goto('/source/science-wire')
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link')).toHaveCount(21)
  await expectNoSidewaysScroll(page)
  await expectNoViolations(page)
  await page.getByRole('main').getByRole('link', { name: LEAD }).click()
  await expect(page.getByRole('heading', { level: 1, name: LEAD })).toBeVisible()

  await context.setOffline(false)
  await page.goto('/')
  await expect(page.getByText(/You are offline/)).toHaveCount(0)
})

test('what is saved is readable, and what is saved offline is sent later, once', async ({ page, context, paper }) => {
  const mira = await signUp(paper.url, { handle: 'mira-off', name: 'Mira Offline' })
  await comeAs(context, paper.url, mira)
  await page.goto('/')
  const headlines = (await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()).slice(1, 4)
  const [first = '', second = '', third = ''] = headlines
  const save = (headline: string) => page.getByRole('button', { name: `Save: ${headline}`, exact: true }).first()
  const saved = page.waitForResponse('**/send/save')
  await save(first).click()
  await saved
  await keepPaper(page)
  await expect(page.getByRole('rowheader', { name: /^What you saved, as of \d\d:\d\d; articles: 1$/ })).toBeVisible()

  // On an open page, which has its scripts.
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  await context.setOffline(true)
  await save(second).click()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible()
  await expect(save(second)).toHaveAttribute('aria-pressed', 'true')
  // Another shelf is not kept, and none is shown in its place.
  await page.goto('/saved?show=done')
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible()
  // And on a kept one, which has none.
  await page.goto('/saved')
  await expect(page.getByText(/^You are offline: this was kept at \d\d:\d\d\. 1 change waits/)).toBeVisible()
  await page.getByRole('link', { name: first, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible()
  await page.goto('/')
  await save(third).click()
  await expect(page.getByText(/2 changes wait for the network\.$/)).toBeVisible()
  await expect(save(third)).toHaveAttribute('aria-pressed', 'true')

  await context.setOffline(false)
  await page.goto('/')
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
  // Each once, and in the order in which they were done.
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([third, second, first])
})

test('a passage that is highlighted offline is noted, and there when the network is back', async ({
  page,
  context,
  paper,
}) => {
  await comeAs(context, paper.url, await signUp(paper.url, { handle: 'knot-off', name: 'Knut Knot' }))
  await keepPaper(page)
  await page.goto('/')
  await page.getByRole('link', { name: LEAD }).first().click()
  await expect(line(page)).toHaveCount(1)
  await page.locator('#story .article-body p').nth(1).selectText()
  const tools = page.getByRole('toolbar', { name: 'The selected passage' })
  await expect(tools).toBeVisible()
  await context.setOffline(true)
  await tools.getByRole('button', { name: 'Highlight' }).click()
  await expect(page.getByText('Noted; it is highlighted when the network is back.')).toBeAttached()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible()
  await context.setOffline(false)
  await page.goto('/')
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
  await page.getByRole('link', { name: LEAD }).first().click()
  await expect(page.getByRole('heading', { name: 'Your highlights (1)' })).toBeVisible()
  await expect(page.locator('mark.own-mark').first()).toBeVisible()
})

test('what the paper refuses is told with what it was, and can be thrown away', async ({ page, context, paper }) => {
  const person = await signUp(paper.url, { handle: 'ruff-off', name: 'Ruth Ruff' })
  await comeAs(context, paper.url, person)
  await keepPaper(page)
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  await context.setOffline(true)
  const status = await page.evaluate(async () => {
    const body = new URLSearchParams({ save: '99999999' })
    return (await fetch('/send/save', { method: 'POST', headers: { accept: 'application/json' }, body })).status
  })
  expect(status).toBe(202)
  await context.setOffline(false)
  await page.goto('/')
  await expect(page.getByText('1 change could not be made.')).toBeVisible()
  await page.getByRole('link', { name: 'See', exact: true }).click()
  await expect(page.getByText('Not done: This story is not here any more, so it cannot be saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Throw away' }).click()
  await expect(page.getByRole('heading', { name: 'Not sent yet' })).toHaveCount(0)
  expect((await keptHere(page)).waiting).toEqual([])
})

test('after a new build the front is kept anew when it is next opened, and the old one goes', async ({ page }) => {
  await keepPaper(page)
  const before = (await keptHere(page)).caches.find((name) => name.includes('front'))
  await page.goto('/')
  // Within the hour it stays as it is.
  await expect(line(page)).toHaveCount(1)
  expect((await keptHere(page)).caches).toContain(before)
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((settle) => {
      const request = indexedDB.open('broadsheet-offline')
      request.onsuccess = () => settle(request.result)
    })
    const facts = db.transaction('facts', 'readwrite').objectStore('facts')
    const request = facts.get('front')
    await new Promise((settle) => {
      request.onsuccess = () => {
        facts.put({ ...request.result, build: 'of before' }, 'front').onsuccess = settle
      }
    })
    db.close()
  })
  await page.goto('/')
  await expect.poll(() => cachesHere(page)).not.toContain(before)
  expect((await keptHere(page)).caches.filter((name) => name.includes('front'))).toHaveLength(1)
})

test('after signing out nothing of that person is left; what waits is asked about first', async ({
  page,
  context,
  paper,
}) => {
  const person = await signUp(paper.url, { handle: 'tern-off', name: 'Tilda Tern' })
  await comeAs(context, paper.url, person)
  await page.goto('/')
  const [first = '', second = ''] = (
    await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()
  ).slice(1, 3)
  const save = (headline: string) => page.getByRole('button', { name: `Save: ${headline}`, exact: true }).first()
  const saved = page.waitForResponse('**/send/save')
  await save(first).click()
  await saved
  const link = page.getByRole('main').getByRole('link', { name: first, exact: true }).first()
  const article = /(\d+)$/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? ''
  const thought = { article, exact: 'a passage', note: 'A thought of Tilda’s' }
  expect((await person.send('/send/highlight', thought, 'script')).status).toBe(200)
  await keepPaper(page)
  const before = await keptHere(page)
  expect(before.pages).toContain('Tilda Tern')
  expect(before.pages).toContain(thought.note)
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  await context.setOffline(true)
  await save(second).click()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible()

  const signOut = async () => {
    await page.goto('/account')
    await page.getByText('Tilda Tern').first().click()
    await page.getByRole('button', { name: 'Sign out' }).first().click()
  }
  // Without a network nobody is signed out, and that is said.
  await page.getByText('Tilda Tern').first().click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Something of yours is not sent yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Stay signed in' }).click()

  await context.setOffline(false)
  await signOut()
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  const after = await keptHere(page)
  expect(after.caches.filter((name) => name.includes('saved'))).toEqual([])
  expect(after.pages).not.toContain('Tilda Tern')
  expect(after.pages).not.toContain(thought.note)
  expect(after.facts).not.toContain('"person"')
  expect(after.waiting).toEqual([])
  // With a network at hand it was sent before.
  await page.goto('/sign-in?back=/saved')
  await page.getByLabel('Handle').fill('tern-off')
  await page.getByLabel('Password', { exact: true }).fill('two herons by the weir')
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([second, first])
  await signOut()
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await context.setOffline(true)
  await page.goto('/saved')
  await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible()
})

test('a session that ended elsewhere leaves nothing to read, and what waits is never sent as another', async ({
  page,
  context,
  paper,
}) => {
  const one = await signUp(paper.url, { handle: 'rail-off', name: 'Rika Rail' })
  const other = await signUp(paper.url, { handle: 'coot-off', name: 'Cora Coot' })
  await comeAs(context, paper.url, one)
  await page.goto('/')
  const [first = ''] = (await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()).slice(1, 2)
  await keepPaper(page)
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  await context.setOffline(true)
  await page
    .getByRole('button', { name: `Save: ${first}`, exact: true })
    .first()
    .click()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible()

  await context.clearCookies()
  await comeAs(context, paper.url, other)
  await context.setOffline(false)
  await page.goto('/offline')
  await expect(page.getByText('1 change of another account waits here.')).toBeVisible()
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(0)
  expect((await keptHere(page)).pages).not.toContain('Rika Rail')
  expect((await keptHere(page)).waiting).toHaveLength(1)

  // Whoever made it comes back: now it is sent.
  await context.clearCookies()
  await comeAs(context, paper.url, one)
  await page.goto('/')
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([first])
})

test('a comment that is written offline stays where it was written', async ({ page, context, paper }) => {
  const person = await signUp(paper.url, { handle: 'stilt-off', name: 'Stina Stilt' })
  await comeAs(context, paper.url, person)
  await keepPaper(page)
  await page.goto('/')
  await page.getByRole('link', { name: LEAD }).first().click()
  const thread = page.getByRole('region', { name: /Comments/ })
  await thread.scrollIntoViewIfNeeded()
  await expect(page.locator('#comments[data-live]')).toHaveCount(1)
  const field = page.getByRole('textbox', { name: /Your comment/ })
  await context.setOffline(true)
  await field.fill('Written in a tunnel, and not lost in it.')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You are offline.' })).toBeVisible()
  await expect(field).toHaveValue('Written in a tunnel, and not lost in it.')

  // On a kept page the worker gives it back, to be sent when the network is there.
  await page.reload()
  await page.getByRole('textbox', { name: /Your comment/ }).fill('Written on a kept page.')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not sent yet' })).toBeVisible()
  await expect(page.getByRole('textbox').first()).toHaveValue('Written on a kept page.')
  await expectNoViolations(page)
})

test('a browser without room says so in a sentence, and what it kept before stays', async ({
  page,
  context,
  paper,
}) => {
  await keepPaper(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: paper.url, quotaSize: 10_000 })
  await page.getByRole('button', { name: 'Keep it anew now' }).click()
  await expect(page.getByText(/^The browser has no room left/)).toBeVisible({ timeout: 30_000 })
  await context.setOffline(true)
  await page.goto('/')
  await expect(page.getByText(/^You are offline: this is the paper of/)).toBeVisible()
})

test('without scripts the page says what is needed', async ({ browser, paper }) => {
  const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'Reading offline' }).first().click()
  await expect(page.getByText(/^Keeping the paper needs scripts/)).toBeVisible()
  await context.close()
})
