import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { strictUnzip } from '#lib/testing/strict-zip.ts'
import { expect } from './fixtures.ts'
import type { PaperServer } from './paper-server.ts'
import type { Talker } from './talk.ts'
import { sampleOf, signIn, type Talked, test } from './talked.ts'

const LIST = 'For the train'
const MUTED = 'orchard'
const items = (page: Page) => page.locator('#list-items > li h2')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Saves stories from their own pages. @returns their headlines */
async function saveStories(page: Page, talked: Talked, places: number[]): Promise<string[]> {
  const headlines: string[] = []
  for (const place of places) {
    await page.goto(sampleOf(talked, place))
    const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    const save = page
      .getByRole('main')
      .getByRole('button', { name: `Save: ${headline}`, exact: true })
      .first()
    const kept = page.waitForResponse('**/send/save')
    await save.click()
    await kept
    await expect(save).toHaveAttribute('aria-pressed', 'true')
    headlines.push(headline)
  }
  return headlines
}

for (const scripts of [true, false]) {
  test(`${scripts ? 'with' : 'without'} scripts: save, make a list, order, note, share, mute, export; an editor adds, a viewer cannot`, async ({
    browser,
    paper,
    talked,
  }) => {
    test.slow()
    const contexts: BrowserContext[] = []
    const pageOf = async (who: Talker | null) => {
      const context = await browser.newContext({
        baseURL: paper.url,
        javaScriptEnabled: scripts,
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      if (who) await signIn(context, paper.url, who)
      return context.newPage()
    }
    const owner = await pageOf(scripts ? 'olaf' : 'judith')
    const [first = '', second = ''] = await saveStories(owner, talked, [0, 1])

    await test.step('several at once, and back at once', async () => {
      await owner.goto('/saved')
      await owner.getByRole('checkbox', { name: 'All on this page' }).check()
      await press(owner, 'Done')
      await expect(owner.getByRole('status').filter({ hasText: '2 stories marked as done.' })).toBeVisible()
      await press(owner, 'Undo for all of them')
      await expect(owner.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([second, first])
      await press(owner, 'Archive')
      await expect(owner.getByText('Nothing is ticked.')).toBeVisible()
    })

    await test.step('onto a new list, in an order of its own', async () => {
      await owner.getByRole('checkbox', { name: 'All on this page' }).check()
      await owner.locator('summary').filter({ hasText: 'Put on a list' }).click()
      const name = owner.getByLabel('Name of the new list')
      // Enter does what was typed, and without anything typed nothing: it presses no other button of the form.
      await name.press('Enter')
      await expect(owner.getByText('Press what is to be done')).toBeVisible()
      await expect(owner.getByRole('checkbox', { name: 'All on this page' })).toBeChecked()
      await owner.locator('summary').filter({ hasText: 'Put on a list' }).click()
      await name.fill(LIST)
      await name.press('Enter')
      await expect(owner.getByRole('status').filter({ hasText: `2 stories put on “${LIST}”.` })).toBeVisible()
      await owner.goto('/saved/lists')
      await owner.getByRole('link', { name: LIST }).click()
      await expect(items(owner)).toHaveText([second, first])
      await press(owner, `Up: ${first}`)
      await expect(items(owner)).toHaveText([first, second])
    })
    const address = new URL(owner.url()).pathname

    if (scripts) {
      await test.step('by dragging', async () => {
        const handles = owner.locator('[data-handle]')
        await expect(owner.getByText('Drag a story to another place')).toBeVisible()
        await handles.nth(1).dragTo(handles.nth(0), { targetPosition: { x: 4, y: 2 } })
        await expect(items(owner)).toHaveText([second, first])
        await press(owner, `To the top: ${first}`)
        await expect(items(owner)).toHaveText([first, second])
      })
      await test.step('by the keyboard, from button to button of the same story', async () => {
        const button = (way: string) => owner.getByRole('button', { name: `${way}: ${first}`, exact: true })
        await expect(button('Down')).toBeFocused()
        await owner.keyboard.press('Enter')
        await expect(items(owner)).toHaveText([second, first])
        await expect(button('To the top')).toBeFocused()
        await owner.keyboard.press('Enter')
        await expect(items(owner)).toHaveText([first, second])
      })
    }

    await test.step('with a note', async () => {
      const row = owner.locator('#list-items > li').first()
      await row.locator('summary').click()
      await row.getByRole('textbox').fill('Begin here.')
      await press(owner, 'Keep the note')
      await expect(owner.getByText('Begin here.', { exact: true }).first()).toBeVisible()
    })

    await test.step('shared with an editor and a viewer', async () => {
      for (const [handle, role] of [
        ['tarek', 'editor'],
        ['longname', 'viewer'],
      ] as const) {
        await owner.getByLabel('Handle of a reader').fill(handle)
        await owner.getByLabel('They may').selectOption(role)
        await press(owner, 'Invite')
        await expect(owner.getByText(`${handle} is invited.`)).toBeVisible()
      }
      await owner.getByLabel('Handle of a reader').fill('nobody-of-that-name')
      await press(owner, 'Invite')
      await expect(owner.getByText('There is no reader with this handle.')).toBeVisible()
      await expect(owner.getByLabel('Handle of a reader')).toHaveValue('nobody-of-that-name')
    })

    const editor = await pageOf('tarek')
    await test.step('the editor accepts and adds', async () => {
      expect((await editor.goto(address))?.status()).toBe(404)
      await editor.goto('/saved')
      await editor.getByRole('link', { name: /Lists 1 invitation/ }).click()
      await press(editor, `Accept: ${LIST}`)
      await expect(items(editor)).toHaveText([first, second])
      await press(editor, 'Add to the list')
      await expect(items(editor)).toHaveCount(3)
      await expect(editor.getByText('added by Tarek')).toBeVisible()
    })

    const viewer = await pageOf('longname')
    await test.step('the viewer accepts, reads, and cannot change it', async () => {
      await viewer.goto('/notices')
      await expect(viewer.getByText(`“${LIST}”, to read`)).toBeVisible()
      await press(viewer, `Accept: ${LIST}`)
      await expect(items(viewer)).toHaveCount(3)
      await expect(viewer.getByText('You share this list and may read it.')).toBeVisible()
      await expect(viewer.getByRole('button', { name: /^(Take off|Up|Down|To the top)/ })).toHaveCount(0)
      const item = (await viewer.locator('#list-items > li').first().getAttribute('id'))?.replace('item-', '') ?? ''
      expect(await sent(viewer, paper, 'take-off', { list: address.slice('/list/'.length), item })).toBe(403)
    })

    const outsider = await pageOf('ines-w')
    await test.step('for anybody else it is not there, until it is public', async () => {
      expect((await outsider.goto(address))?.status()).toBe(404)
      await owner.goto(address)
      await press(owner, `Take off the list: ${second}`)
      await expect(items(owner)).toHaveCount(2)
      await press(owner, `Put back: ${second}`)
      await expect(items(owner)).toHaveCount(3)
      await owner.locator('summary').filter({ hasText: 'Name, note, who may read it' }).click()
      await owner.getByRole('radio', { name: /^Public/ }).check()
      await press(owner, 'Keep')
      await expect(owner.getByText('The list is changed.')).toBeVisible()
      const nobody = await pageOf(null)
      expect((await nobody.goto(address))?.status()).toBe(200)
      await expect(items(nobody)).toHaveCount(3)
      await expect(nobody.getByText('added by')).toHaveCount(0)
      const feed = await nobody.getByRole('link', { name: 'RSS' }).getAttribute('href')
      expect((await nobody.request.get(feed ?? '')).status()).toBe(200)
    })

    await test.step('a word is muted, and unmuted; a list stays whole', async () => {
      await owner.goto('/account/mutes')
      const form = owner.getByRole('form', { name: 'Mute a word' })
      await form.getByLabel('Word or phrase').fill(MUTED)
      await form.getByRole('button', { name: 'Mute' }).click()
      await expect(owner.getByRole('status').filter({ hasText: `Muted: “${MUTED}”.` })).toBeVisible()
      await owner.goto('/latest')
      const story = owner.getByRole('main').getByRole('link', { name: new RegExp(`\\b${MUTED}\\b`) })
      await expect(owner.getByText(/stor(y|ies) held back: “orchard”/)).toBeVisible()
      await expect(story).toHaveCount(0)
      await owner.getByRole('link', { name: /^Show (it|them)$/ }).click()
      await expect(story.first()).toBeVisible()
      await owner.goto(address)
      await expect(items(owner).first()).toHaveText(first)
      await owner.goto('/account/mutes')
      await press(owner, `Unmute: “${MUTED}”`)
      await expect(owner.getByRole('status').filter({ hasText: 'No longer muted' })).toBeVisible()
    })

    await test.step('all of it is taken along as one file', async () => {
      await owner.goto('/account/export')
      const downloading = owner.waitForEvent('download')
      await owner.getByRole('link', { name: 'Download', exact: true }).click()
      const files = strictUnzip(readFileSync(await (await downloading).path()))
      const data = files.get('data.json')?.toString() ?? ''
      for (const mine of [LIST, first, second, 'Begin here.']) expect(data).toContain(JSON.stringify(mine))
    })

    await test.step('deleted by its owner, who has to be sure', async () => {
      await owner.goto(address)
      await owner.locator('summary').filter({ hasText: 'Delete this list' }).click()
      await press(owner, 'Delete this list')
      await expect(owner.getByText('Please tick that you are sure.').first()).toBeVisible()
      await owner.getByRole('checkbox', { name: 'Yes, delete it' }).check()
      await press(owner, 'Delete this list')
      await expect(owner.getByText(`“${LIST}” is deleted.`)).toBeVisible()
      expect((await editor.goto(address))?.status()).toBe(404)
    })
    for (const context of contexts) await context.close()
  })
}

/** Sends a form of a list past the page, as anybody signed in could. @returns the answer's status */
async function sent(page: Page, paper: PaperServer, act: string, form: Record<string, string>): Promise<number> {
  const answer = await page.request.post(`/send/list/${act}`, {
    form,
    headers: { origin: paper.url, accept: 'application/json' },
  })
  return answer.status()
}

test('the key s saves the story that is open, and the one that is focused; not while something is typed', async ({
  page,
  context,
  paper,
  talked,
}) => {
  await signIn(context, paper.url, 'longname')
  await page.goto(sampleOf(talked, 2))
  const headline = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  const save = page
    .getByRole('main')
    .getByRole('button', { name: `Save: ${headline}`, exact: true })
    .first()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  for (const pressed of ['true', 'false']) {
    const kept = page.waitForResponse('**/send/save')
    await page.keyboard.press('s')
    await kept
    await expect(save).toHaveAttribute('aria-pressed', pressed)
  }
  await page.getByRole('textbox').first().focus()
  await page.keyboard.press('s')
  await expect(save).toHaveAttribute('aria-pressed', 'false')

  await page.goto('/latest')
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1)
  const card = page.getByRole('main').getByRole('article').nth(3)
  await card.getByRole('link').first().focus()
  const kept = page.waitForResponse('**/send/save')
  await page.keyboard.press('s')
  await kept
  await expect(card.getByRole('button', { name: /^Save: / })).toHaveAttribute('aria-pressed', 'true')
})
