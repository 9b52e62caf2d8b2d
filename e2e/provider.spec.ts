import type { Page } from '@playwright/test'
import { ask } from './ask.ts'
import { test as base, expect } from './fixtures.ts'
import { type HonestProvider, startHonestProvider } from './honest-provider.ts'
import { expectAccessible, expectHeadingOrder } from './page-checks.ts'
import { freePort, startPaper } from './paper-server.ts'

const STORY = 'The river surfers get their wave back'
const WORDS = 'I write before I have an account, and sign in elsewhere.'

const test = base.extend<object, { club: HonestProvider }>({
  club: [
    async ({}, use) => {
      const [port, paperPort] = [await freePort(), await freePort()]
      const club = await startHonestProvider(port, `http://localhost:${paperPort}`)
      await use({ ...club, settings: { ...club.settings, PORT: String(paperPort) } })
      await club.close().catch(() => undefined)
    },
    { scope: 'worker' },
  ],
  paper: [
    async ({ club }, use) => {
      const paper = await startPaper(club.settings)
      await use(paper)
      await paper.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

/** On the provider's own pages, as whoever one says one is. */
async function signInThere(page: Page, name: string): Promise<void> {
  await page.getByLabel('Member').fill(name)
  await page.getByRole('button', { name: 'Enter' }).click()
}

const account = (page: Page) => page.getByText(/^Your handle is /)

test('without scripts: a comment waits, a provider says who it is, a handle is chosen; next time it is the same account', async ({
  browser,
  baseURL,
  paper,
}) => {
  test.slow()
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? paper.url })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: STORY }).first().click()
  const story = new URL(page.url()).pathname
  await page.getByLabel('Your comment').fill(WORDS)
  await page.getByRole('button', { name: 'Publish reply' }).click()
  await expect(page).toHaveURL(/\/sign-in\?back=/)

  await page.getByRole('button', { name: 'Sign in with The Club' }).click()
  await signInThere(page, 'Ada')
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a handle' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Handle' })).toHaveValue('ada')
  await expect(page.getByLabel('Name (optional)')).toHaveValue('Ada <b>Winterfeld</b>')
  await page.getByRole('textbox', { name: 'Handle' }).fill('editor')
  await page.getByLabel('Take ada@mail.example as my mail address').uncheck()
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByText('This handle would speak for the paper.')).toBeVisible()
  await expect(page.getByLabel('Take ada@mail.example as my mail address')).not.toBeChecked()
  await page.getByRole('textbox', { name: 'Handle' }).fill('ada-w')
  await page.getByRole('button', { name: 'Make my account' }).click()

  await expect(page).toHaveURL(new RegExp(story))
  await expect(page.getByLabel('Your comment, as Ada <b>Winterfeld</b>')).toHaveValue(WORDS)
  await page.getByRole('button', { name: 'Publish reply' }).click()
  await expect(page.getByRole('article').filter({ hasText: WORDS })).toContainText('Waits for a moderator.')

  // The only way in stays.
  await page.goto('/account')
  await expect(account(page)).toContainText('ada-w')
  await page.getByRole('button', { name: 'Unlink the account at The Club' }).click()
  await expect(page.getByText('This is the only way into your account.')).toBeVisible()

  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in\?back=/)
  await page.getByRole('button', { name: 'Sign in with The Club' }).click()
  await expect(page).toHaveURL(/\/account$/)
  await expect(account(page)).toContainText('ada-w')
  // No cookie but our own two, and none that a script could read.
  const cookies = (await context.cookies(paper.url)).filter(({ name }) => name.startsWith('broadsheet'))
  expect(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax')).toBe(true)
  await context.close()
})

test('somebody with an account links one elsewhere, and unlinks it', async ({ page }) => {
  await page.goto('/sign-up')
  await page.getByRole('textbox', { name: 'Handle' }).fill('robin')
  await page.getByLabel('Password', { exact: true }).fill('four quiet herons')
  await page.getByRole('button', { name: 'Make my account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, robin' })).toBeVisible()
  await page.goto('/account')
  await page.getByRole('button', { name: 'Link an account at The Club' }).click()
  await signInThere(page, 'robin')
  await expect(page.getByText('Your account at The Club is linked.')).toBeVisible()
  await page.getByRole('button', { name: 'Unlink the account at The Club' }).click()
  await expect(page.getByText('The account is no longer linked.')).toBeVisible()
})

test('the pages of this way hold for everybody', async ({ page }) => {
  await page.goto('/sign-in')
  await expectHeadingOrder(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign in with The Club' }).click()
  await signInThere(page, 'Jay')
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a handle' })).toBeVisible()
  await expectHeadingOrder(page)
  await expectAccessible(page)
  await page.goto('/sign-in/away')
  await expect(page.getByRole('heading', { level: 1, name: 'Please begin again' })).toBeVisible()
  await expectAccessible(page)
})

test('nothing of next-auth is there to be asked', async ({ paper }) => {
  for (const path of [
    'signin',
    'signin/oidc',
    'signout',
    'session',
    'csrf',
    'providers',
    'error',
    'verify-request',
    '_log',
  ]) {
    const got = await ask(`${paper.url}/api/auth/${path}?callbackUrl=https://evil.example`)
    expect(got.status, path).toBe(404)
    expect(got.cookies).toEqual([])
    const headers = { origin: paper.url, 'content-type': 'application/x-www-form-urlencoded' }
    expect((await ask(`${paper.url}/api/auth/${path}`, { method: 'POST', headers, body: 'x=1' })).status, path).toBe(
      405,
    )
  }
  const back = await ask(
    `${paper.url}/api/auth/callback/oidc?code=x&state=${'x'.repeat(43)}&callbackUrl=//evil.example`,
  )
  expect([back.status, back.headers.location, back.cookies]).toEqual([303, '/sign-in/away', []])
})

test('a provider that is not there costs one sentence, and the paper goes on', async ({ page, club }) => {
  test.slow()
  const nobody = `http://localhost:${await freePort()}`
  const paper = await startPaper({ ...club.settings, OIDC_ISSUER: nobody, PORT: String(await freePort()) })
  try {
    await page.goto(`${paper.url}/sign-in?back=/latest`)
    await page.getByRole('button', { name: 'Sign in with The Club' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'The Club does not answer at the moment.' })).toBeVisible()
    await expect(page).toHaveURL(/\/sign-in\?back=/)
    await page.goto(paper.url)
    await expect(page.getByRole('link', { name: STORY }).first()).toBeVisible()
  } finally {
    await paper.stop()
  }
})
