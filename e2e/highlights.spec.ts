import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { expectNoViolations } from './page-checks.ts'
import { comeAs, signUp } from './people.ts'
import { sampleOf, signIn, test } from './talked.ts'

/** Selects words of the story as somebody with a keyboard or a pointer would have in the end. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('#story') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1
      if (at < 0 || !node.parentElement?.closest('.article-body')) continue
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
      return
    }
    throw new Error(`the story does not say ${wanted}`)
  }, words)
}

test('select, highlight by a button or the key, note, find again, delete and undo; nobody else sees any of it', async ({
  browser,
  paper,
  talked,
}) => {
  const mine = await browser.newContext({ baseURL: paper.url, reducedMotion: 'reduce' })
  await signIn(mine, paper.url, 'longname')
  const page = await mine.newPage()
  const story = sampleOf(talked, 0)
  await page.goto(story)
  const passage = 'noticed was the quiet'
  await select(page, passage)
  const tools = page.getByRole('toolbar', { name: 'The selected passage' })
  await tools.getByRole('button', { name: 'Highlight' }).click()
  await expect(page.locator('mark.own-mark').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your highlights (1)' })).toBeVisible()
  await expect(
    page
      .getByRole('main')
      .getByRole('button', { name: /^Save: / })
      .first(),
  ).toHaveAttribute('aria-pressed', 'true')

  const second = 'lay over the yards'
  await select(page, second)
  await expect(tools).toBeVisible()
  await page.keyboard.press('Shift+h')
  await page.getByRole('textbox', { name: 'Your note on the passage' }).fill('Ask the kestrel about this')
  await tools.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Your highlights (2)' })).toBeVisible()
  await expect(page.getByRole('paragraph').filter({ hasText: 'Ask the kestrel about this' })).toBeVisible()

  // The key marks at once.
  const third = 'to make coffee'
  await select(page, third)
  await expect(tools).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.getByRole('heading', { name: 'Your highlights (3)' })).toBeVisible()

  await page.goto('/saved/highlights')
  await expect(page.getByRole('blockquote')).toHaveCount(3)
  await page.getByRole('link', { name: second }).click()
  await expect(page.locator('mark.own-mark:target')).toHaveText(second)

  // Everybody else's page is as it was.
  for (const who of ['judith', null] as const) {
    const other = await browser.newContext({ baseURL: paper.url })
    if (who) await signIn(other, paper.url, who)
    const theirs = await other.newPage()
    await theirs.goto(story)
    expect(await theirs.content()).not.toMatch(/own-mark"|highlight-\d|kestrel about this/)
    await theirs.goto('/saved/highlights')
    expect(await theirs.content()).not.toContain('kestrel about this')
    await other.close()
  }

  // Reading, editing, deleting and undoing need no scripts.
  const plain = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  await signIn(plain, paper.url, 'longname')
  const bare = await plain.newPage()
  await bare.goto('/saved/highlights')
  await bare.getByLabel(`Edit note: ${second}`, { exact: true }).first().click()
  await bare.getByRole('textbox', { name: 'Note' }).fill('Asked, and answered')
  await bare.getByRole('button', { name: 'Save note' }).click()
  await expect(bare.getByText('Asked, and answered').first()).toBeVisible()
  await bare.getByRole('button', { name: `Delete: ${second}` }).click()
  await bare.getByRole('button', { name: `Put back: ${second}` }).click()
  await expect(bare.getByRole('button', { name: `Delete: ${second}` })).toBeVisible()
  await plain.close()
  await mine.close()
})

test('a note that is typed when the session has ended waits through signing in, and is kept then', async ({
  browser,
  paper,
  talked,
}) => {
  const password = 'two herons by the weir'
  const context = await browser.newContext({ baseURL: paper.url, reducedMotion: 'reduce' })
  await comeAs(context, paper.url, await signUp(paper.url, { handle: 'late-noter', password }))
  const page = await context.newPage()
  await page.goto(sampleOf(talked, 0))
  await select(page, 'noticed was the quiet')
  await expect(page.getByRole('toolbar', { name: 'The selected passage' })).toBeVisible()
  await page.keyboard.press('Shift+h')
  const note = page.getByRole('textbox', { name: 'Your note on the passage' })
  await note.fill('Quiet,\nand then?')
  await page.keyboard.press('Escape')
  const tools = page.getByRole('toolbar', { name: 'The selected passage' })
  await expect(tools).toHaveCount(0)
  await select(page, 'to make coffee')
  await expect(tools).toBeVisible()
  await select(page, 'noticed was the quiet')
  await expect(tools).toBeVisible()
  await page.keyboard.press('Shift+h')
  await expect(note).toHaveValue('Quiet,\nand then?')
  await context.clearCookies()
  await page.getByRole('toolbar').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The passage is highlighted as soon as you have.')).toBeVisible()
  await page.getByLabel('Handle or mail address').fill('late-noter')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Highlighted.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your highlights (1)' })).toBeVisible()
  await expect(page.getByRole('paragraph').filter({ hasText: 'and then?' })).toBeVisible()
  await context.close()
})

test('a sentence is chosen and marked by keys alone, with a note; longer, shorter, and left as it was', async ({
  browser,
  paper,
  talked,
}) => {
  const context = await browser.newContext({ baseURL: paper.url, reducedMotion: 'reduce' })
  await signIn(context, paper.url, 'olaf')
  const page = await context.newPage()
  await page.goto(sampleOf(talked, 0))
  const selected = () => page.evaluate(() => String(getSelection()).replace(/\s+/g, ' ').trim())
  const tools = page.getByRole('toolbar', { name: 'The selected passage' })
  const opener = page.getByRole('button', { name: 'Highlight a sentence' })
  await opener.focus()
  await expect(opener).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(tools.getByRole('button', { name: 'Highlight' })).toBeFocused()
  const first = await selected()
  expect(first.length).toBeGreaterThan(10)
  await page.keyboard.press('ArrowDown')
  const second = await selected()
  expect(second).not.toBe(first)
  await page.keyboard.press('Shift+ArrowDown')
  expect((await selected()).startsWith(second)).toBe(true)
  expect((await selected()).length).toBeGreaterThan(second.length)
  await page.keyboard.press('Shift+ArrowUp')
  expect(await selected()).toBe(second)
  await expectNoViolations(page)
  await page.keyboard.press('Escape')
  await expect(tools).toHaveCount(0)
  await expect(opener).toBeFocused()
  expect(await selected()).toBe('')

  // The single key does the same from anywhere on the page.
  await page.keyboard.press('h')
  await tools.getByRole('button', { name: 'Next sentence' }).focus()
  await page.keyboard.press('Enter')
  expect(await selected()).toBe(second)
  await page.keyboard.press('Shift+h')
  await page.getByRole('textbox', { name: 'Your note on the passage' }).fill('By keys')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your highlights (1)' })).toBeVisible()
  await expect(page.getByRole('blockquote').last()).toHaveText(second)

  // All of it can be taken along.
  await page.goto('/saved/highlights')
  await expectNoViolations(page)
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name: 'All of them as a file (Markdown)' }).click()
  const parts: Buffer[] = []
  for await (const part of await (await started).createReadStream()) parts.push(Buffer.from(part))
  expect(Buffer.concat(parts).toString('utf8')).toContain(`> ${second}\n\n**Note:** By keys`)
  await context.close()
})

test('a story that was begun offers to go on where its reader has stopped', async ({ browser, paper }) => {
  const context = await browser.newContext({ baseURL: paper.url, viewport: { width: 390, height: 420 } })
  await signIn(context, paper.url, 'longname')
  const page = await context.newPage()
  // One that is long enough to stop in.
  const paragraphs = page.locator('#story .article-body > p')
  let story = ''
  for (let index = 0; index < 30 && (await paragraphs.count()) < 6; index += 1) {
    await page.goto('/section/city')
    story = (await page.locator('main h3 a, main h2 a').nth(index).getAttribute('href')) ?? ''
    await page.goto(story)
  }
  const save = page
    .getByRole('main')
    .getByRole('button', { name: /^Save: / })
    .first()
  if ((await save.getAttribute('aria-pressed')) === 'false') {
    const kept = page.waitForResponse('**/send/save')
    await save.click()
    await kept
  }
  const told = page.waitForResponse('**/send/progress')
  await paragraphs.nth(2).evaluate((paragraph) => paragraph.scrollIntoView())
  await told
  await page.goto(story)
  await page.getByRole('link', { name: 'Continue where you stopped' }).click()
  await expect(page.locator('#stopped-here')).toBeInViewport()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Continue where you stopped' })).toHaveCount(0)
  await context.close()
})
