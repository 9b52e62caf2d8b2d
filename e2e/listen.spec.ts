import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectAccessible, expectNoSidewaysScroll } from './page-checks.ts'

const ENGLISH = 'The river surfers get their wave back'
const GERMAN = /^Warum das Freibad/

type Voice = { name: string; lang: string; localService: boolean }
const CLOUD = { name: 'Of a server', lang: 'en-US', localService: false }
const DEVICE = { name: 'Of the device', lang: 'en_GB', localService: true }
const ANNA = { name: 'Anna', lang: 'de-DE', localService: true }

/** What the page has asked of the device, and what the device tells it. */
type Device = { asked: { text: string; voice: string; rate: number }[]; silent: boolean; end(): void }
type Listening = Window & { device: Device }

/** A device with these voices, which it knows of some time after the page has come alive, as most do. */
async function withVoices(context: BrowserContext, voices: Voice[]): Promise<void> {
  await context.addInitScript((given) => {
    class Utterance extends EventTarget {
      voice: Voice | null = null
      lang = ''
      rate = 1
      onend: (() => void) | null = null
      onboundary: (() => void) | null = null
      onerror: ((event: { error: string }) => void) | null = null
      text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    let current: Utterance | null = null
    let known = false
    const device: Device = {
      asked: [],
      silent: true,
      end() {
        const said = current
        current = null
        device.silent = true
        said?.onboundary?.()
        said?.onend?.()
      },
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => (known ? given : []),
      speak(said: Utterance) {
        current = said
        device.silent = false
        device.asked.push({ text: said.text, voice: said.voice?.name ?? '', rate: said.rate })
      },
      cancel() {
        const said = current
        current = null
        device.silent = true
        said?.onerror?.({ error: 'canceled' })
      },
    })
    Object.assign(window, { device, SpeechSynthesisUtterance: Utterance })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    addEventListener('load', () =>
      setTimeout(() => {
        known = true
        synthesis.dispatchEvent(new Event('voiceschanged'))
      }, 100),
    )
  }, voices)
}

async function open(page: Page, headline: string | RegExp): Promise<void> {
  await page.goto('/latest')
  const link = page.getByRole('main').getByRole('link', { name: headline }).first()
  await page.goto((await link.getAttribute('href')) ?? '')
}

const asked = (page: Page) => page.evaluate(() => (window as unknown as Listening).device.asked)
const isSilent = (page: Page) => page.evaluate(() => (window as unknown as Listening).device.silent)
const end = (page: Page) => page.evaluate(() => (window as unknown as Listening).device.end())
const last = async (page: Page) => (await asked(page)).at(-1)?.text

/** The marked words, and whether they are all in sight. */
const marked = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('spoken') ?? []
    if (!(range instanceof Range)) return null
    const { top, bottom } = range.getBoundingClientRect()
    return { text: range.toString().replace(/\s+/g, ' ').trim(), seen: top >= 0 && bottom <= innerHeight }
  })

test('only a voice of the device itself, for the story’s own language, is ever used', async ({ context, page }) => {
  await withVoices(context, [CLOUD, ANNA])
  await open(page, ENGLISH)
  await page.waitForFunction(() => speechSynthesis.getVoices().length > 0)
  await expect(page.getByRole('button', { name: 'Share' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Listen' })).toHaveCount(0)
  await open(page, GERMAN)
  await page.getByRole('button', { name: 'Listen' }).click()
  expect(await asked(page)).toMatchObject([{ voice: 'Anna', rate: 1 }])
})

test('listen, pause, go on, next, faster, stop: by pointer and by keys; marked, in sight, and nothing is sent', async ({
  context,
  page,
}) => {
  await withVoices(context, [CLOUD, DEVICE])
  await page.setViewportSize({ width: 390, height: 500 })
  await open(page, ENGLISH)
  const group = page.getByRole('group', { name: 'Read aloud' })
  const button = (name: string) => group.getByRole('button', { name, exact: true })
  await expect(button('Listen')).toBeVisible()
  await page.waitForLoadState('networkidle')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))

  await button('Listen').click()
  const first = await last(page)
  expect(first).toBeTruthy()
  expect(await marked(page)).toEqual({ text: first, seen: true })
  await end(page)
  const second = await last(page)
  expect(second).not.toBe(first)
  expect((await marked(page))?.text).toBe(second)
  await button('Next sentence').click()
  const third = await last(page)
  await button('Previous sentence').click()
  expect(await last(page)).toBe(second)
  await button('Pause').click()
  expect(await isSilent(page)).toBe(true)
  expect((await marked(page))?.text).toBe(second)
  // Paused it moves on without a word.
  await button('Next sentence').click()
  expect(await isSilent(page)).toBe(true)
  expect((await marked(page))?.text).toBe(third)
  await button('Continue').click()
  expect(await last(page)).toBe(third)
  await group.getByRole('combobox', { name: 'Speed' }).selectOption('1.5×')
  expect((await asked(page)).at(-1)).toEqual({ text: third, voice: 'Of the device', rate: 1.5 })
  // A long way down it is still in sight.
  for (let index = 0; index < 12; index += 1) await end(page)
  await expect.poll(() => marked(page)).toEqual({ text: await last(page), seen: true })
  await button('Stop').click()
  expect(await isSilent(page)).toBe(true)
  expect(await marked(page)).toBeNull()

  // The same by keys: the keyboard stays on the one button through all of its states.
  await expect(button('Listen')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(button('Pause')).toBeFocused()
  expect(await last(page)).toBe(first)
  await page.keyboard.press('Space')
  await expect(button('Continue')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(button('Next sentence')).toBeFocused()
  await page.keyboard.press('Enter')
  expect(await last(page)).toBe(second)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(button('Listen')).toBeFocused()
  expect(await isSilent(page)).toBe(true)
  expect(requests).toEqual([])

  // To its very end, and silent by itself.
  await button('Listen').click()
  for (let index = 0; index < 500 && !(await isSilent(page)); index += 1) await end(page)
  await expect(button('Listen')).toBeVisible()
  expect(await marked(page)).toBeNull()
})

test('whoever leaves the page hears no more, and finds it silent when they come back', async ({ context, page }) => {
  await withVoices(context, [DEVICE])
  await open(page, ENGLISH)
  await page.evaluate(() => {
    addEventListener('pagehide', () =>
      sessionStorage.setItem('silent', String((window as unknown as Listening).device.silent)),
    )
  })
  await page.getByRole('button', { name: 'Listen' }).click()
  expect(await isSilent(page)).toBe(false)
  await page.getByRole('link', { name: 'Latest' }).first().click()
  await expect(page).toHaveURL(/latest/)
  expect(await page.evaluate(() => sessionStorage.getItem('silent'))).toBe('true')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible()
})

test('while it reads, the page is accessible and nothing hangs over', async ({ context, page }) => {
  await withVoices(context, [DEVICE])
  await open(page, ENGLISH)
  await page.getByRole('button', { name: 'Listen' }).click()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('without scripts, and on light pages, there is no such button', async ({ browser, paper }) => {
  const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  const page = await context.newPage()
  await open(page, ENGLISH)
  await expect(page.getByRole('button', { name: 'Listen' })).toHaveCount(0)
  await context.close()
})
