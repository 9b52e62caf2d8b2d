import type { BrowserContext } from '@playwright/test'
import { journeysWithFeeds } from './feed-fixtures.ts'
import { feedOf } from './feed-server.ts'
import { expect } from './fixtures.ts'
import { expectAccessible, expectNoSidewaysScroll } from './page-checks.ts'
import type { PaperServer } from './paper-server.ts'
import { comeAs, signUp } from './people.ts'

const test = journeysWithFeeds()

const PASSWORD = 'nine ferries and a lock'
const TEXT = `<p>${'The ferry went out twice that morning and came back once, with everybody on it. '.repeat(20)}</p>`
/** One host is asked once a second: so many take longer than anybody waits for a page. */
const MANY = 16
/** The line of the list that names a feed that is not there. */
const BROKEN = 5

async function asEditor(context: BrowserContext, paper: PaperServer, handle: string): Promise<void> {
  const person = await signUp(paper.url, { handle, password: PASSWORD })
  expect(await paper.broadsheet('user', 'role', handle, 'editor')).toMatchObject({ code: 0 })
  // A role ends the sessions of before.
  await person.send('/send/sign-in', { handle, password: PASSWORD, to: '/' }, 'script')
  await comeAs(context, paper.url, person)
}

test('a list of another reader is brought: how far it is, and what failed by its line', async ({
  page,
  paper,
  feeds,
  context,
}) => {
  test.slow()
  await asEditor(context, paper, 'brings')
  const published = new Date(Date.now() - 600_000)
  const outlines = Array.from({ length: MANY }, (_, index) => {
    const line = index + 3
    const path = `/ferry-${line}.xml`
    const story = { path: `/ferry/${line}`, title: `The ferry of pier ${line}`, published, html: TEXT }
    if (line !== BROKEN) feeds.set(path, feedOf(feeds, `Pier ${line}`, [story]))
    return `<outline type="rss" text="Pier ${line}" xmlUrl="${feeds.url}${path}"/>`
  })
  await page.goto('/desk/sources')
  await page.getByRole('link', { name: 'Add sources' }).click()
  await page.getByLabel('OPML file (optional)').setInputFiles({
    name: 'subscriptions.opml',
    mimeType: 'text/x-opml',
    buffer: Buffer.from(
      `<opml version="2.0"><body>\n<outline text="Piers">\n${outlines.join('\n')}\n</outline></body></opml>`,
    ),
  })
  await page.getByRole('button', { name: 'Add these sources' }).click()

  const asked = page.getByRole('region', { name: 'What came of them' })
  await expect(asked.getByRole('status')).toContainText('still being asked')
  await expect(asked.getByRole('progressbar', { name: 'What came of them' })).toHaveAttribute('max', String(MANY))
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await expect(async () => {
    await page.reload()
    await expect(asked.getByRole('status')).toHaveText(`${MANY - 1} added, 1 not added`, { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expect(asked.getByRole('progressbar')).toHaveCount(0)
  const failed = asked.getByRole('listitem').filter({ hasText: `Line ${BROKEN}` })
  await expect(failed).toContainText(`Pier ${BROKEN}`)
  await expect(failed).toContainText('Not added:')

  await page.getByRole('link', { name: 'All sources' }).click()
  await expect(page.getByText(`${MANY - 1} sources, all of them well`)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Settings of Pier 3', exact: true })).toBeVisible()
  await page.goto('/section/piers')
  await expect(page.getByRole('link', { name: 'The ferry of pier 3', exact: true }).first()).toBeVisible()
})

test('a source that was removed is had back as it was, with its stories', async ({ page, paper, feeds, context }) => {
  await asEditor(context, paper, 'removes')
  const published = new Date(Date.now() - 300_000)
  const story = { path: '/lock', title: 'The lock keeper retires', published, html: TEXT }
  feeds.set('/lock.xml', feedOf(feeds, 'The Lock', [story]))
  expect(await paper.broadsheet('source', 'add', `${feeds.url}/lock.xml`, '--reuse', 'full')).toMatchObject({ code: 0 })
  const told = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

  await page.goto('/desk/sources')
  await page.getByRole('button', { name: 'Remove: The Lock' }).click()
  await told('“The Lock” is removed. For 30 days you can have it back whole')
  await expect(page.getByRole('link', { name: 'Settings of The Lock' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Removed' })).toContainText('30 days left')
  await expectAccessible(page)
  expect((await page.request.get('/source/the-lock')).status()).toBe(404)
  expect(await (await page.request.get('/latest')).text()).not.toContain('The lock keeper retires')

  await page.getByRole('button', { name: 'Undo the removal of The Lock' }).click()
  await told('“The Lock” is back as it was.')
  await expect(page.getByRole('link', { name: 'Settings of The Lock' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Undo the removal of The Lock' })).toHaveCount(0)
  await page.goto('/source/the-lock')
  await expect(page.getByRole('link', { name: 'The lock keeper retires' }).first()).toBeVisible()
})

test('the starter pack says whose licence stands where and what is unverified; ticks survive a mistake', async ({
  page,
  paper,
  context,
}) => {
  await asEditor(context, paper, 'starts')
  await page.goto('/desk/sources/add')
  const form = page.getByRole('form', { name: 'Start with what interests you' })
  const box = (name: string) => form.getByRole('checkbox', { name, exact: true })
  const send = () => form.getByRole('button', { name: 'Add what is ticked' }).click()
  await expect(form.getByRole('link', { name: /CC BY 4\.0 ?: Where Our World in Data says so/ }).first()).toBeVisible()
  await expect(form.getByRole('group', { name: 'Interests' })).toContainText('netzpolitik.org CC BY-NC-SA 4.0')
  await expect(form.getByRole('group', { name: 'Interests' })).toContainText('(German, unverified)')

  await box('German').check()
  await box('English').uncheck()
  await send()
  await expect(form.getByRole('group', { name: 'Interests' })).toHaveAccessibleDescription(
    'Please tick at least one interest.',
  )
  await expect(box('German')).toBeChecked()
  await expect(box('English')).not.toBeChecked()

  await box('Environment').check()
  await box('German').uncheck()
  await send()
  await expect(form.getByRole('group', { name: 'Languages' })).toHaveAccessibleDescription(
    'Please tick at least one language.',
  )
  await expect(box('Environment')).toBeChecked()
  await expect(box('Science')).not.toBeChecked()

  // Nobody outside is asked by this journey: of these there is none.
  await box('German').check()
  await send()
  await expect(form.getByText('There are none of these in that language yet. Please tick another.')).toBeVisible()
  await expect(box('Environment')).toBeChecked()
  await expect(box('German')).toBeChecked()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})
