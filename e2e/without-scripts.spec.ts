import type { Browser, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const STORY = 'The river surfers get their wave back'
const WORDS = 'I write before I have an account.'

/** Somebody with a browser of their own that runs no script. */
async function somebody(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  return context.newPage()
}

const comment = (page: Page, text: string) =>
  page.getByRole('region', { name: 'Comments' }).getByRole('article').filter({ hasText: text }).first()

/** What came of it is said. */
const told = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

async function openStory(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('link', { name: STORY }).first().click()
  return new URL(page.url()).pathname
}

async function signUp(page: Page, handle: string, password: string, name: string): Promise<void> {
  const form = page.locator('form#sign-up')
  await form.getByLabel('Handle').fill(handle)
  await form.getByLabel('Password', { exact: true }).fill(password)
  await form.getByLabel('Name (optional)').fill(name)
  await form.getByRole('button').last().click()
  // Whoever goes on before the answer is there has no account.
  await expect(page).toHaveURL(/\/sign-up\/done/)
}

test('without scripts: own the paper, sign up, comment, moderate, edit, vote, report, save, sign out', async ({
  browser,
  baseURL,
  paper,
}) => {
  test.slow()
  const owner = await somebody(browser, baseURL)
  await owner.goto(await paper.says(/http:\S+\/setup\?token=\S+/))
  await owner.getByLabel('Handle').fill('olaf-owns')
  await owner.getByLabel('Password', { exact: true }).fill('seven slow herons')
  await owner.locator('form .button-main').first().click()
  await expect(owner.getByRole('heading', { level: 1 })).toBeVisible()
  await owner.goto('/desk')
  await expect(owner.getByRole('heading', { name: 'The desk' })).toBeVisible()

  // A reader writes first and signs up then: the words wait.
  const reader = await somebody(browser, baseURL)
  const story = await openStory(reader)
  await reader.getByLabel('Your comment').fill(WORDS)
  await reader.getByRole('button', { name: 'Publish reply' }).click()
  await expect(reader).toHaveURL(/\/sign-in\?back=/)
  await reader.getByRole('link', { name: 'Sign up' }).click()
  await signUp(reader, 'reader-one', 'six quiet otters', 'Reader One')
  await reader.goto(story)
  await expect(reader.getByLabel('Your comment, as Reader One')).toHaveValue(WORDS)
  await reader.getByRole('button', { name: 'Publish reply' }).click()
  await expect(comment(reader, WORDS)).toContainText('Waits for a moderator.')
  const nobody = await somebody(browser, baseURL)
  await nobody.goto(`${story}?sort=newest`)
  await expect(nobody.getByText(WORDS)).toHaveCount(0)

  await owner.goto('/desk/moderation')
  const queued = owner.getByRole('article').filter({ hasText: WORDS })
  await expect(queued).toContainText('one of the first comments of its account')
  await queued.getByRole('button', { name: 'Approve' }).click()
  await told(owner, 'Approved')
  await nobody.reload()
  await expect(nobody.getByText(WORDS)).toBeVisible()

  // An empty send says so at the field, and what was typed before stays shown.
  await reader.goto(story)
  await reader.getByRole('button', { name: 'Publish reply' }).click()
  await expect(reader.getByText('Please enter your comment!')).toBeVisible()

  await reader.goto(`${story}?sort=newest`)
  await comment(reader, WORDS).getByRole('link', { name: 'Edit your comment' }).click()
  await reader.getByRole('textbox').fill(`${WORDS} And now with one.`)
  await reader.getByRole('button', { name: 'Save the change' }).click()
  await expect(comment(reader, 'And now with one.')).toContainText('edited')

  // So early in an account a change is read again: nobody gets past the moderators by changing what they approved.
  await expect(comment(reader, 'And now with one.')).toContainText('Waits for a moderator.')
  await owner.goto('/desk/moderation')
  const changed = owner.getByRole('article').filter({ hasText: 'And now with one.' })
  await expect(changed).toContainText('Before its author changed it:')
  await changed.getByRole('button', { name: 'Approve' }).click()
  await told(owner, 'Approved')

  const voter = await somebody(browser, baseURL)
  await voter.goto('/sign-up')
  await signUp(voter, 'voter-two', 'five brown hens here', 'Voter Two')
  await voter.goto(`${story}?sort=newest`)
  await comment(voter, WORDS)
    .getByRole('button', { name: /^Agree/ })
    .click()
  await expect(comment(voter, WORDS).getByRole('button', { name: /^Agree/ })).toHaveAttribute('aria-pressed', 'true')

  await nobody.goto(`${story}?sort=newest`)
  await comment(nobody, WORDS)
    .getByRole('link', { name: /^Report/ })
    .click()
  await nobody.getByLabel('off the topic').check()
  await nobody.getByRole('button', { name: 'Send the report' }).click()
  await told(nobody, 'A moderator reads every report')

  await owner.goto('/desk/moderation?tab=reported')
  const reported = owner.getByRole('article').filter({ hasText: WORDS })
  await expect(reported).toContainText('Reported once: off the topic')
  await reported.getByText('Remove …').click()
  await reported.getByLabel('Reason').selectOption('off-topic')
  await reported.getByRole('button', { name: 'Remove it' }).click()
  await told(owner, 'Removed')
  await nobody.goto(`${story}?sort=newest`)
  await expect(nobody.getByText(WORDS)).toHaveCount(0)

  // Its author reads why, in full, and appeals; the one who decided takes it back.
  await reader.goto('/notices')
  await expect(reader.getByText('Your comment was removed.')).toBeVisible()
  await reader.goto(`${story}?sort=newest`)
  await comment(reader, WORDS).getByRole('link', { name: 'The whole statement' }).click()
  await expect(reader.getByText('A person decided.')).toBeVisible()
  await reader.getByRole('link', { name: 'Appeal' }).click()
  await reader.getByRole('textbox').fill('It was about the river.')
  await reader.getByRole('button', { name: 'Send the appeal' }).click()
  await expect(comment(reader, WORDS)).toContainText('The appeal is being read.')
  await owner.goto('/desk/moderation')
  await owner.getByRole('button', { name: 'Undo' }).click()
  await told(owner, 'Taken back')
  await nobody.reload()
  await expect(nobody.getByText(WORDS)).toBeVisible()

  await reader.goto('/')
  const save = reader.getByRole('button', { name: `Save: ${STORY}` })
  await save.click()
  await expect(save).toHaveAttribute('aria-pressed', 'true')
  await reader.goto('/saved')
  await expect(reader.getByRole('link', { name: STORY, exact: true })).toBeVisible()

  await reader.goto('/account')
  await expect(reader.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await reader
    .locator('.account-menu summary, summary')
    .filter({ hasText: /Reader One|Menu/ })
    .first()
    .click()
  await reader.getByRole('button', { name: 'Sign out' }).first().click()
  await reader.goto('/account')
  await expect(reader).toHaveURL(/\/sign-in/)
})
