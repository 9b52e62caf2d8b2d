import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { sampleOf, signIn, test } from './talked.ts'

const thread = (page: Page) => page.getByRole('region', { name: 'Comments' })
const leave = (page: Page) => thread(page).getByRole('form', { name: 'Leave a reply' })

async function openThread(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await thread(page).scrollIntoViewIfNeeded()
  await expect(page.locator('#comments[data-live]')).toBeVisible()
}

test('a thread is heard in the order in which it is read', async ({ page, paper, talked, context }) => {
  await signIn(context, paper.url, 'olaf')
  await openThread(page, sampleOf(talked, 0))
  await expect(thread(page)).toMatchAriaSnapshot(`
    - region "Comments":
      - heading /\\d+ comments/ [level=2]
      - navigation "Sort comments":
        - link "Oldest"
        - link "Newest"
        - link "Most agreed"
      - form "Leave a reply":
        - heading "Leave a reply" [level=3]
        - textbox "Your comment, as Olaf"
        - button "Publish reply"
      - list:
        - listitem:
          - article "Tarek":
            - heading "Tarek" [level=3]
            - time: 3 h ago
            - text: edited
            - paragraph: /My grandmother/
            - paragraph: /right about the weather/
            - paragraph:
              - button "Agree 2, with Tarek" [pressed]
              - link "Reply to Tarek"
              - link "Link to what Tarek wrote"
              - link "Report what Tarek wrote"
              - button "Mute Tarek"
          - list:
            - listitem:
              - article "Ines W."
  `)
  await expectHeadingOrder(page)
})

test('every state of a thread is accessible and fits every width', async ({ page, paper, talked, context }) => {
  test.slow()
  await signIn(context, paper.url, 'tarek')
  for (const story of talked.stories) {
    await page.goto(story)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }
})

test('an empty comment says so at its field, and only then', async ({ page, talked }) => {
  await openThread(page, sampleOf(talked, 1))
  await expect(page.getByText('Please enter your comment!')).toHaveCount(0)
  await leave(page).getByRole('button', { name: 'Publish reply' }).click()
  const field = leave(page).getByRole('textbox')
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription('Please enter your comment!')
})

test('a comment is published, answered, changed, agreed with and deleted in place', async ({
  page,
  paper,
  talked,
  context,
}) => {
  await signIn(context, paper.url, 'judith')
  await openThread(page, sampleOf(talked, 1))
  await leave(page).getByRole('textbox').fill('The first word.\n\nSee https://harbour.example/map.')
  await leave(page).getByRole('button', { name: 'Publish reply' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Your comment is published.' })).toBeAttached()
  const own = thread(page).getByRole('article').filter({ hasText: 'The first word.' })
  await expect(own.getByRole('link', { name: 'harbour.example/map' })).toHaveAttribute('rel', 'nofollow ugc noopener')
  await expect(thread(page).getByRole('heading', { name: '1 comment' })).toBeVisible()

  await own.getByRole('link', { name: 'Edit your comment' }).click()
  await own.getByRole('textbox').fill('Another first word.')
  await own.getByRole('button', { name: 'Save the change' }).click()
  const changed = thread(page).getByRole('article').filter({ hasText: 'Another first word.' })
  await expect(changed).toContainText('edited')

  const reader = await context.browser()?.newContext({ baseURL: paper.url })
  if (!reader) throw new Error('no browser')
  await signIn(reader, paper.url, 'olaf')
  const other = await reader.newPage()
  await openThread(other, sampleOf(talked, 1))
  const agree = thread(other).getByRole('button', { name: /^Agree/ })
  await agree.click()
  await expect(agree).toHaveAttribute('aria-pressed', 'true')
  await expect(agree).toHaveText('Agree 1')
  await other.reload()
  await expect(agree).toHaveAttribute('aria-pressed', 'true')
  await reader.close()

  await changed.getByRole('link', { name: 'Delete your comment' }).click()
  await changed.getByRole('button', { name: 'Delete it' }).click()
  await expect(thread(page).getByText('Another first word.')).toHaveCount(0)
})

test('what is typed outlives a reload and a sign-in', async ({ page, paper, talked, context }) => {
  await openThread(page, sampleOf(talked, 1))
  const field = leave(page).getByRole('textbox')
  await field.fill('Half a thought')
  await page.reload()
  await thread(page).scrollIntoViewIfNeeded()
  await expect(field).toHaveValue('Half a thought')
  await expect(leave(page).getByText('Draft restored')).toBeVisible()
  await leave(page).getByRole('button', { name: 'Publish reply' }).click()
  await expect(page).toHaveURL(/\/sign-in\?back=/)
  await signIn(context, paper.url, 'judith')
  await page.goto(sampleOf(talked, 1))
  await expect(field).toHaveValue('Half a thought')
})

test('more comments come in place, each once', async ({ page, talked }) => {
  await openThread(page, sampleOf(talked, 2))
  const roots = page.locator('.c-roots > li')
  await expect(roots).toHaveCount(50)
  await thread(page).getByRole('link', { name: 'More comments' }).click()
  await expect(roots).toHaveCount(100)
  const ids = await page.locator('#comments li').evaluateAll((items) => items.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('new comments wait for the reader’s wish', async ({ page, paper, talked, context }) => {
  await page.clock.install()
  await openThread(page, sampleOf(talked, 1))
  const before = await thread(page).getByRole('article').count()
  const writer = await context.browser()?.newContext({ baseURL: paper.url })
  if (!writer) throw new Error('no browser')
  await signIn(writer, paper.url, 'judith')
  const other = await writer.newPage()
  await openThread(other, sampleOf(talked, 1))
  await leave(other).getByRole('textbox').fill('Something new')
  await leave(other).getByRole('button', { name: 'Publish reply' }).click()
  await expect(thread(other).getByText('Something new')).toBeVisible()
  await writer.close()

  await page.clock.runFor(31_000)
  const button = thread(page).getByRole('button', { name: '1 new comment' })
  await expect(button).toBeVisible()
  await expect(thread(page).getByRole('article')).toHaveCount(before)
  await button.click()
  await expect(thread(page).getByText('Something new')).toBeVisible()
})

test('what does not reach the paper is taken back, said, and can be sent again', async ({
  page,
  paper,
  talked,
  context,
}) => {
  await signIn(context, paper.url, 'olaf')
  await openThread(page, sampleOf(talked, 0))
  const agree = thread(page).getByRole('button', { name: 'Agree 2, with Tarek' }).first()
  await expect(agree).toHaveAttribute('aria-pressed', 'true')
  await page.route('**/send/comment**', (route) => route.abort())
  await agree.click()
  const failed = page.getByRole('status').filter({ hasText: 'cannot be reached just now' })
  await expect(failed).toBeVisible()
  await expect(thread(page).getByRole('button', { name: 'Agree 2, with Tarek' }).first()).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const field = leave(page).getByRole('textbox')
  await field.fill('It is windy in the tunnel.')
  await leave(page).getByRole('button', { name: 'Publish reply' }).click()
  await expect(leave(page).getByRole('alert')).toContainText('What you wrote is still here')
  await expect(field).toHaveValue('It is windy in the tunnel.')
  await expect(thread(page).getByRole('article').filter({ hasText: 'It is windy' })).toHaveCount(0)
  await page.unroute('**/send/comment**')
  await leave(page).getByRole('button', { name: 'Publish reply' }).click()
  await expect(thread(page).getByRole('article').filter({ hasText: 'It is windy' })).toHaveCount(1)
  await expect(field).toHaveValue('')
})
