import type { IncomingMessage } from 'node:http'
import { test as base, expect } from './fixtures.ts'
import { type Fate, type Line, layLine } from './flaky-line.ts'
import {
  cachesHere,
  firstHeadlines,
  keepAnew,
  keepPaper,
  keptHere,
  line,
  saveButton,
  signOutHere,
  turn,
} from './kept-here.ts'
import { expectAccessible, expectNoSidewaysScroll, expectNoViolations } from './page-checks.ts'
import { startPaper } from './paper-server.ts'
import { comeAs, type Person, signUp } from './people.ts'

const LEAD = 'The river surfers get their wave back'

/** Reading offline on a way to the paper that does what a train's network does. */
const test = base.extend<object, { way: Line }>({
  way: [
    async ({ settings: _ }, use) => {
      const way = await layLine()
      await use(way)
      await way.stop()
    },
    { scope: 'worker' },
  ],
  paper: [
    async ({ way, settings }, use) => {
      const paper = await startPaper({ ...settings, PUBLIC_URL: way.url })
      way.upstream = paper.url
      await use(paper)
      await paper.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ way, paper: _ }, use) => use(way.url),
  errors: async ({ errors }, use) => {
    await use(errors)
    const others = errors.filter((error) => !/net::ERR_|Failed to fetch|status of (401|409|5\d\d)/.test(error))
    errors.splice(0, errors.length, ...others)
  },
})

test.afterEach(({ way }) => way.mend())

const come = async (
  context: Parameters<typeof comeAs>[0],
  way: Line,
  handle: string,
  name: string,
): Promise<Person> => {
  const person = await signUp(way.url, { handle, name })
  await comeAs(context, way.url, person)
  return person
}

const isSent = ({ method, url }: IncomingMessage, path: string) => method === 'POST' && url === path
/** The worker asks for pages to keep in their light form. */
const isKeeping = ({ headers, url = '' }: IncomingMessage) =>
  headers['save-data'] === 'on' && url.startsWith('/article/')

test('a browser whose store is broken reads, saves, signs out and in as if there were no worker', async ({
  page,
  context,
  way,
}) => {
  await come(context, way, 'plover-flaky', 'Paula Plover')
  await page.goto('/offline')
  // Of another version than any of ours: it does not open for the worker.
  await page.evaluate(
    () =>
      new Promise<void>((settle) => {
        const request = indexedDB.open('broadsheet-offline', 99)
        request.onsuccess = () => settle(request.result.close())
      }),
  )
  await turn(page).check()
  await expect(page.getByText(/^This browser lets the paper keep nothing: a private window/)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/')
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const [first = ''] = await firstHeadlines(page, 1)
  await saveButton(page, first).click()
  await expect(saveButton(page, first)).toHaveAttribute('aria-pressed', 'true')
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([first])
  await signOutHere(page, 'Paula Plover')
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await page.goto('/sign-in?back=/saved')
  await page.getByLabel('Handle').fill('plover-flaky')
  await page.getByLabel('Password', { exact: true }).fill('two herons by the weir')
  await page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([first])
  // And without a network the browser says so itself.
  await context.setOffline(true)
  await expect(page.goto('/')).rejects.toThrow('ERR_')
})

test('what arrives and whose answer is lost is done once', async ({ page, context, way }) => {
  await come(context, way, 'dunlin-flaky', 'Doro Dunlin')
  await page.goto('/')
  const [first = ''] = await firstHeadlines(page, 1)
  await page.getByRole('main').getByRole('link', { name: first }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: first })).toBeVisible()
  const article = /(\d+)$/.exec(new URL(page.url()).pathname)?.[1] ?? ''
  await keepPaper(page)
  way.fate = (request) => (isSent(request, '/send/highlight') ? 'answer-lost' : 'through')
  const status = await page.evaluate(async (number) => {
    const exact = (await (await fetch(`/article/x-${number}`)).text()) && 'the'
    const body = JSON.stringify({ article: number, exact, note: 'Marked in a tunnel' })
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    return (await fetch('/send/highlight', { method: 'POST', headers, body })).status
  }, article)
  expect(status).toBe(202)
  way.mend()
  await page.goto('/')
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
  await page.goto('/saved/highlights')
  await expect(page.locator('.mark-row')).toHaveCount(1)
})

test('a network that does not answer: what is kept is shown with the line that says so, and a change waits', async ({
  page,
  way,
  context,
}) => {
  await come(context, way, 'knot-flaky', 'Kurt Knot')
  await keepPaper(page)
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  way.fate = () => 'silence'
  const [first = ''] = await firstHeadlines(page, 1)
  await saveButton(page, first).click()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible({ timeout: 20_000 })
  await page.goto('/')
  const said = page.getByText(/^The network does not answer: this is the paper of \d\d:\d\d\. 1 change waits/)
  await expect(said).toBeVisible()
  way.mend()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByText(/The network does not answer/)).toHaveCount(0)
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([first])
})

test('signing out waits for no keeping that is under way, and nothing of the person stays; everybody’s front is kept again', async ({
  page,
  context,
  way,
}) => {
  await come(context, way, 'godwit-flaky', 'Gesa Godwit')
  await keepPaper(page)
  const before = await keptHere(page)
  expect(before.caches.join()).toContain('broadsheet-own-front-')
  expect(before.pages).toContain('Gesa Godwit')
  // As an older worker called its store.
  await page.evaluate(() => caches.open('broadsheet-saved-of-before'))
  let isUnderWay = false
  way.fate = (request) => {
    if (!isKeeping(request)) return 'through'
    isUnderWay = true
    return 'silence'
  }
  await page.goto('/offline')
  await page.getByRole('button', { name: 'Keep it anew now' }).click()
  await expect.poll(() => isUnderWay).toBe(true)
  await signOutHere(page, 'Gesa Godwit')
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible({ timeout: 5_000 })
  await expect.poll(async () => (await cachesHere(page)).join()).not.toMatch(/-own-|-saved-/)
  const after = await keptHere(page)
  expect(after.pages).not.toContain('Gesa Godwit')
  expect(after.facts).not.toContain('"person"')
  way.mend()
  await page.goto('/')
  await expect.poll(async () => (await keptHere(page)).facts, { timeout: 30_000 }).toContain('"stories"')
  expect((await keptHere(page)).pages).not.toContain('Gesa Godwit')
  await context.setOffline(true)
  await page.goto('/')
  await expect(page.getByText(/^You are offline: this is the paper of/)).toBeVisible()
})

test('what the paper can never do is set aside with every word of it, and holds nothing up', async ({
  page,
  context,
  way,
}) => {
  const person = await come(context, way, 'curlew-flaky', 'Cleo Curlew')
  await page.goto('/')
  const [first = '', second = ''] = await firstHeadlines(page, 2)
  const saved = page.waitForResponse('**/send/save')
  await saveButton(page, first).click()
  await saved
  await keepPaper(page)
  await page.goto('/saved')
  await expect(line(page)).toHaveCount(1)
  const number = await page.getByRole('main').locator('[name=save]').first().getAttribute('value')
  await context.setOffline(true)
  await page.evaluate(async (save) => {
    const body = new URLSearchParams({ save: save ?? '', note: 'Read it on the ferry, twice!' })
    await fetch('/send/saved/note', { method: 'POST', headers: { accept: 'application/json' }, body })
  }, number)
  await page.goto('/')
  await saveButton(page, second).click()
  await expect(page.getByText(/2 changes wait for the network/)).toBeVisible()
  const broken: Fate = { status: 500, type: 'application/json', body: '{"sentence":"It cannot be stored."}' }
  way.fate = (request) => (isSent(request, '/send/saved/note') ? broken : 'through')
  await context.setOffline(false)
  await page.goto('/offline')
  await expect(page.getByText(/^Tried once; .* The paper said: It cannot be stored\.$/)).toBeVisible()
  for (const count of [2, 3, 4]) {
    await page.getByRole('button', { name: 'Send now' }).click()
    await expect(page.getByText(new RegExp(`^Tried ${count} times`))).toBeVisible()
  }
  await page.getByRole('button', { name: 'Send now' }).click()
  await expect(page.getByText('Not done: It cannot be stored.')).toBeVisible()
  await expect(page.getByText('Read it on the ferry, twice!')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  // What stood behind it has been sent.
  await expect.poll(async () => (await keptHere(page)).waiting).toHaveLength(1)
  expect((await person.send('/send/saved/state', {}, 'script')).status).toBe(422)
  way.mend()
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('heading', { name: 'Not sent yet' })).toHaveCount(0)
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([second, first])
  await expect(page.getByText('Read it on the ferry, twice!').first()).toBeAttached()
})

test('emptied or not, what waits is thrown away only by who is asked and says so', async ({ page, context, way }) => {
  await come(context, way, 'avocet-flaky', 'Alma Avocet')
  await keepPaper(page)
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  const [first = ''] = await firstHeadlines(page, 1)
  const away: Fate = { status: 503, type: 'text/html', body: 'Away.' }
  way.fate = (request) => (isSent(request, '/send/save') ? away : 'through')
  await saveButton(page, first).click()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible()
  await page.goto('/offline')
  await page.getByRole('button', { name: 'Empty now' }).click()
  await expect(page.getByText(/^Emptied\. .* What waits to be sent is still here\.$/)).toBeVisible()
  // Without a network, too, all of it is there to be seen, and to be taken away.
  await context.setOffline(true)
  await page.goto('/offline')
  await expect(page.getByRole('heading', { level: 1, name: 'Reading offline' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Not sent yet' })).toBeVisible()
  await expect(page.getByText('Nothing of the paper is kept here yet.')).toBeVisible()
  await context.setOffline(false)
  await page.goto('/offline')
  await turn(page).click()
  await expect(page.getByText('1 change that is not sent yet would be thrown away.')).toBeVisible()
  await page.getByRole('button', { name: 'Stay on' }).click()
  await signOutHere(page, 'Alma Avocet')
  await expect(page.getByRole('heading', { level: 1, name: 'Something of yours is not sent yet' })).toBeVisible()
  await expect(page.getByText(/^1 change is still in this browser alone\. Signing out takes away/)).toBeVisible()
  expect((await keptHere(page)).waiting).toHaveLength(1)
  await page.getByRole('button', { name: 'Sign out and throw them away' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible()
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
})

test('without a network what is kept and what waits can be taken away at once', async ({ page, context, way }) => {
  await come(context, way, 'sora-flaky', 'Sora Rail')
  await keepPaper(page)
  await context.setOffline(true)
  await page.goto('/')
  const [first = ''] = await firstHeadlines(page, 1)
  await saveButton(page, first).click()
  await expect(page.getByText(/1 change waits for the network\.$/)).toBeVisible()
  await page.goto('/offline')
  await expect(page.getByText(`Save: ${first}`)).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Throw away' }).click()
  await expect(page.getByRole('heading', { name: 'Not sent yet' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Empty now' }).click()
  await expect(page.getByText('Nothing of the paper is kept here yet.')).toBeVisible()
  const left = await keptHere(page)
  expect([left.caches, left.waiting]).toEqual([[], []])
})

test('what cannot wait is given back: a file by a sentence, a text in its field', async ({ page, context, way }) => {
  await come(context, way, 'snipe-flaky', 'Sina Snipe')
  await keepPaper(page)
  await page.goto('/saved/import')
  await expect(line(page)).toHaveCount(1)
  await context.setOffline(true)
  const file = {
    name: 'pocket.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('title,url\nOne,https://one.example/\n'),
  }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('form[action="/send/saved/import"] button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not sent yet' })).toBeVisible()
  await expect(page.getByText(/^You are offline, so the file could not be sent\./)).toBeVisible()
  expect((await keptHere(page)).waiting).toEqual([])
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Back', exact: true }).click()
  await expect(page.locator('input[type=file]')).toBeVisible()

  await page.goto('/saved/lists')
  await expect(line(page)).toHaveCount(1)
  await page.locator('form[action="/send/list/make"] [name=name]').first().fill('For the ferry')
  await context.setOffline(true)
  await page.locator('form[action="/send/list/make"] button[type=submit]').first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not sent yet' })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveValue('For the ferry')
  expect((await keptHere(page)).waiting).toEqual([])
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Send it now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'For the ferry' })).toBeVisible()
})

test('a saved story whose page has changed is kept anew, and what is saved no longer goes', async ({
  page,
  context,
  way,
}) => {
  const person = await come(context, way, 'ruff-flaky', 'Rolf Ruff')
  await person.send('/send/save', { save: '1' }, 'script')
  await person.send('/send/save', { save: '2' }, 'script')
  await keepPaper(page)
  await expect(page.getByRole('rowheader', { name: /^What you saved, .* articles: 2$/ })).toBeVisible()
  // On another device.
  const told = await person.send(
    '/send/highlight',
    { article: '1', exact: 'the', note: 'Seen from the bridge' },
    'script',
  )
  expect(told.status).toBe(200)
  await person.send('/send/save', { unsave: '2' }, 'script')
  await keepAnew(page)
  await expect(page.getByRole('rowheader', { name: /^What you saved, .* articles: 1$/ })).toBeVisible()
  const own = await page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.startsWith('broadsheet-own-saved-')) ?? ''
    const cache = await caches.open(name)
    const pages = await cache.matchAll()
    const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    return { paths, text: (await Promise.all(pages.map((one) => one.text()))).join('\n') }
  })
  expect(own.paths).toHaveLength(2)
  expect(own.text).toContain('Seen from the bridge')
})

test('a worker of an older version is replaced, and what waits is sent all the same', async ({
  page,
  context,
  way,
}) => {
  await come(context, way, 'teal-flaky', 'Till Teal')
  const now = await (await fetch(`${way.url}/sw.js`)).text()
  const build = /const BUILD = "([^"]+)"/.exec(now)?.[1] ?? ''
  const older: Fate = { status: 200, type: 'text/javascript', body: now.replace(build, 'of-before') }
  way.fate = ({ url }) => (url === '/sw.js' ? older : 'through')
  await keepPaper(page)
  expect((await cachesHere(page)).join()).toContain('of-before')
  await page.goto('/')
  await expect(line(page)).toHaveCount(1)
  const [first = ''] = await firstHeadlines(page, 1)
  await context.setOffline(true)
  await saveButton(page, first).click()
  await expect(page.getByText('1 change waits for the network.')).toBeVisible()
  await context.setOffline(false)
  // The program is updated; the page that is open is still of the time before.
  way.mend()
  await page.goto('/')
  await expect
    .poll(async () => (await cachesHere(page)).filter((name) => !name.includes(build)), { timeout: 45_000 })
    .toEqual([])
  await expect.poll(async () => (await keptHere(page)).waiting).toEqual([])
  await page.goto('/saved')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([first])
})

test('what its reader mutes is kept no longer, and is not there offline either', async ({ page, context, way }) => {
  await come(context, way, 'brant-flaky', 'Birte Brant')
  await keepPaper(page)
  await page.goto('/')
  await expect(page.getByRole('link', { name: LEAD }).first()).toBeVisible()
  const status = await page.evaluate(
    async (fields) => {
      const headers = { accept: 'application/json' }
      const answer = await fetch('/send/mutes/word', { method: 'POST', headers, body: new URLSearchParams(fields) })
      return answer.status
    },
    { word: 'river surfers' },
  )
  expect(status).toBe(200)
  await expect.poll(async () => (await keptHere(page)).pages.includes(LEAD), { timeout: 45_000 }).toBe(false)
  await context.setOffline(true)
  await page.goto('/')
  await expect(page.getByText(/^You are offline: this is the paper of/)).toBeVisible()
  await expect(page.getByRole('link', { name: LEAD })).toHaveCount(0)
})
