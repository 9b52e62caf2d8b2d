import { cookieName } from '#lib/accounts/cookies.ts'
import { expect } from './fixtures.ts'
import { sampleOf, signIn, test } from './talked.ts'

test('one’s own unit, look and mutes are chosen on the account page, and hold', async ({
  page,
  paper,
  talked,
  context,
}) => {
  test.slow()
  await signIn(context, paper.url, 'ines-w')
  await page.goto('/account')
  const part = (name: string) => page.getByRole('region', { name, exact: true })
  for (const name of ['Name', 'Mail address', 'Letters about answers', 'Notices', 'Password', 'Recovery codes']) {
    await expect(part(name)).toBeVisible()
  }
  for (const name of ['Sessions', 'How you read', 'What you mute', 'Take your things with you', 'Leave']) {
    await expect(part(name)).toBeVisible()
  }
  await expect(part('Name').getByText('IW', { exact: true })).toBeVisible()
  await part('Your place').getByLabel('Temperatures').selectOption('fahrenheit')
  await part('Your place').getByRole('button', { name: 'Save' }).click()
  await expect(part('Your place').getByLabel('Temperatures')).toHaveValue('fahrenheit')

  await part('How you read').getByLabel('Theme').selectOption('sepia')
  await part('How you read').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'sepia')

  // Muted in the thread: all that they wrote is folded at once, and the reader stays.
  await page.goto(sampleOf(talked, 0))
  const thread = page.getByRole('region', { name: 'Comments' })
  await thread.scrollIntoViewIfNeeded()
  await expect(page.locator('#comments[data-live]')).toBeVisible()
  const folded = thread.getByText('Tarek, whom you have muted, wrote something here.')
  const written = await thread.getByRole('button', { name: 'Mute Tarek' }).count()
  expect(written).toBeGreaterThan(1)
  await thread.getByRole('button', { name: 'Mute Tarek' }).first().click()
  await expect(folded).toHaveCount(written)
  await page.goto('/account')
  await expect(part('What you mute')).toContainText('1 thing is held back from you')
  await part('What you mute').getByRole('link', { name: 'Change what you mute' }).click()
  await page.getByRole('button', { name: 'Unmute: Tarek' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'No longer muted: Tarek.' })).toBeVisible()
  await page.goto('/account')
  await expect(part('What you mute')).toContainText('You mute nothing.')
})

test('sessions are listed, and all others ended; a replay of one is nobody', async ({
  browser,
  page,
  paper,
  context,
}) => {
  const elsewhere = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  const other = await elsewhere.newPage()
  await other.goto('/sign-up')
  const form = other.locator('form#sign-up')
  await form.getByLabel('Handle').fill('two-devices')
  await form.getByLabel('Password', { exact: true }).fill('eleven brown owls')
  await form.getByRole('button').last().click()
  const stolen = (await elsewhere.cookies()).find(({ name }) => name === cookieName('session', false))

  await page.goto('/sign-in')
  await page.getByLabel('Handle or mail address').fill('two-devices')
  await page.getByLabel('Password', { exact: true }).fill('eleven brown owls')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.goto('/account')
  const sessions = page.getByRole('region', { name: 'Sessions' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await sessions.getByRole('button', { name: 'End all others' }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)
  await other.goto('/account')
  await expect(other).toHaveURL(/\/sign-in/)
  await context.clearCookies()
  await context.addCookies([{ name: stolen?.name ?? '', value: stolen?.value ?? '', url: paper.url }])
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)
})
