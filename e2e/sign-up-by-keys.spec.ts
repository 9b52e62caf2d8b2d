import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { sampleOf, test } from './talked.ts'

const WORDS = 'I walk over that bridge every morning.'

/** Presses Tab until what is named has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await expect(wanted).toBeVisible()
  for (let stops = 0; stops < 150; stops += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab never came to ${role} ${name}`)
}

test('by keys alone: write, sign up on the way, send, change, answer, and hear what came of it', async ({
  page,
  talked,
}) => {
  test.slow()
  const story = sampleOf(talked, 1)
  await page.goto(story)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the comments' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#comments[data-live]')).toBeVisible()
  await tabTo(page, 'textbox', 'Your comment')
  await page.keyboard.type(WORDS)
  await tabTo(page, 'button', 'Publish reply')
  await page.keyboard.press('Enter')

  await expect(page).toHaveURL(/\/sign-in\?back=/)
  await expect(page.getByRole('status').filter({ hasText: 'is kept' })).toBeVisible()
  await tabTo(page, 'link', 'Sign up')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textbox', 'Handle')
  await page.keyboard.type('Key Board')
  await tabTo(page, 'button', 'Make my account')
  await page.keyboard.press('Enter')
  // What is wrong is said at its field, and what was typed is still there.
  const handle = page.getByRole('textbox', { name: 'Handle' })
  await expect(handle).toHaveValue('Key Board')
  await expect(handle).toHaveAccessibleDescription(/Please use 3 to 30 small letters/)
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/Please/)
  await tabTo(page, 'textbox', 'Handle')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('key-board')
  await page.keyboard.press('Tab')
  await page.keyboard.type('nine patient kingfishers')
  await tabTo(page, 'button', 'Make my account')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, key-board' })).toBeVisible()
  await tabTo(page, 'link', /^(Not now, go on|Go on)$/)
  await page.keyboard.press('Enter')

  const field = page.getByRole('textbox', { name: 'Your comment, as key-board' })
  await expect(field).toHaveValue(WORDS)
  await expect(page.locator('#comments[data-live]')).toBeVisible()
  await tabTo(page, 'textbox', 'Your name, as it stands at your comments')
  await page.keyboard.type('Kay')
  await tabTo(page, 'button', 'Publish reply')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Your comment waits for a moderator.' })).toBeAttached()
  // The focus stands at the comment itself: the next key goes on from there.
  const own = page.locator('#comments li:focus')
  await expect(own).toContainText(WORDS)
  await expect(own).toContainText('The first comments of a new account are read by a moderator')
  await tabTo(page, 'link', 'Edit your comment')
  await page.keyboard.press('Enter')
  const change = page.locator('.c-here').getByRole('textbox')
  await expect(change).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.type(' And back.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Your comment is changed.' })).toBeAttached()
  await expect(page.locator('#comments li:focus')).toContainText('And back.')
})
