import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { cookieName } from '#lib/accounts/cookies.ts'
import { READING_COOKIE } from '#lib/reading/choices.ts'
import { type PaperServer, startPaper } from './paper-server.ts'
import { CHANGED_SLUG, fillPaper } from './papers.ts'
import { errorOf, type Holding, type Look, looksAt, type Shot, shotsOf } from './shot-list.ts'
import { fillTalk, sessionOf } from './talk.ts'
import { startWeatherServer } from './weather-server.ts'

const folder = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))
/** What the README's pictures may weigh, bytes. */
const README_CAP = 150_000
const LONGEST_SCROLL_MS = 5_000
/** The present of the invented papers; the sample has its own. */
const NOW = new Date('2025-08-10T08:42:00Z')

const { values } = parseArgs({
  options: { readme: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const browser = await chromium.launch({
  ...(process.env.CHROME ? { executablePath: process.env.CHROME } : {}),
  // Chromium's own sandbox refuses root; what it opens here is our own server on the loopback.
  ...(process.getuid?.() === 0 ? { args: ['--no-sandbox'] } : {}),
})
try {
  if (values.readme) await withPaper('sample', (paper) => takeForReadme(paper))
  else for (const holding of ['sample', 3, 5_000, 'talk'] as const) await takeAll(holding, values.only)
} finally {
  await browser.close()
}

/** All pictures of a paper whose name, as `sample/front-390-dark`, holds one of the parts of `only`, which stand with commas. */
async function takeAll(holding: Holding, only: string): Promise<void> {
  const wanted = shotsOf(holding).flatMap((shot) =>
    looksAt(shot)
      .map((look) => ({ shot, look, name: `${holding}/${shot.name}-${look.width}-${look.theme}` }))
      .filter(({ name }) => only.split(',').some((part) => name.includes(part))),
  )
  if (wanted.length === 0) return
  mkdirSync(folder(`shots/${holding}`), { recursive: true })
  await withPaper(holding, async (paper, talked) => {
    for (const { shot, look, name } of wanted) {
      await withPage(look, 900, async (page) => {
        const cookie = { name: cookieName('session', false), url: paper.url }
        if (shot.as) await page.context().addCookies([{ ...cookie, value: sessionOf(shot.as) }])
        if (shot.language) await chooseLanguage(page, paper.url, shot.language)
        await page.goto(paper.url + (await pathOf(shot, paper, talked)))
        await settle(page)
        if (shot.opensBar) await page.locator('summary').first().click()
        if (shot.opensMenu) await page.locator('summary:visible').last().click()
        if (shot.sends) await page.locator(`form[id^="${shot.sends}"] .button-main`).first().click()
        if (shot.sends) await errorOf(page, shot.sends).waitFor()
        // A window: what is opened lies over the page, and only its first screen matters.
        const fullPage = !(shot.opensBar || shot.opensMenu)
        await page.screenshot({ path: folder(`shots/${name}.png`), fullPage })
        const { wide, window } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          window: document.documentElement.clientWidth,
        }))
        process.stdout.write(`shots/${name}.png${wide > window ? `  is ${wide - window} px too wide` : ''}\n`)
      })
    }
  })
}

/** The first screens that the README shows, as WebP into the repository. */
async function takeForReadme(paper: PaperServer): Promise<void> {
  const article = await pathOf({ name: '', at: { slug: 'the-river-surfers-get-their-wave-back' } }, paper)
  const pictures: { name: string; path: string; look: Look; height: number }[] = [
    { name: 'front-1280', path: '/', look: { width: 1280, theme: 'light' }, height: 960 },
    { name: 'front-dark-1280', path: '/', look: { width: 1280, theme: 'dark' }, height: 960 },
    { name: 'front-390', path: '/', look: { width: 390, theme: 'light' }, height: 844 },
    { name: 'article-1280', path: article, look: { width: 1280, theme: 'light' }, height: 960 },
  ]
  mkdirSync(folder('e2e/pictures'), { recursive: true })
  for (const { name, path, look, height } of pictures) {
    await withPage(look, height, async (page) => {
      await page.goto(paper.url + path)
      await settle(page)
      const client = await page.context().newCDPSession(page)
      const shot = await client.send('Page.captureScreenshot', { format: 'webp', quality: 82 })
      const bytes = Buffer.from(shot.data, 'base64')
      if (bytes.length > README_CAP) throw new Error(`${name} weighs ${bytes.length} bytes`)
      writeFileSync(folder(`e2e/pictures/${name}.webp`), bytes)
      process.stdout.write(`e2e/pictures/${name}.webp  ${Math.round(bytes.length / 1000)} kB\n`)
    })
  }
}

async function withPaper(
  holding: Holding,
  use: (paper: PaperServer, talked: string[]) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-shots-'))
  const weather = await startWeatherServer(NOW, 27.1)
  try {
    if (holding !== 'sample') await fillPaper(dataDir, holding === 'talk' ? 5_000 : holding, NOW)
    const talked = holding === 'talk' ? await fillTalk(dataDir, NOW) : []
    // The sample shows its own weather, the invented papers a live reading.
    const live = { WEATHER_PROVIDER: 'met-norway', WEATHER_URL: weather.url, FETCH_ALLOW: weather.allowance }
    const settings = holding === 'sample' ? {} : { DEMO: 'off', CLOCK: NOW.toISOString(), ...live }
    const paper = await startPaper(settings, dataDir)
    await use(paper, talked).finally(() => paper.stop())
  } finally {
    await weather.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function withPage({ width, theme }: Look, height: number, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  const page = await context.newPage()
  if (theme === 'sepia')
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.dataset.theme = 'sepia'
      })
    })
  await use(page).finally(() => context.close())
}

/** Scrolls through, so that what loads late is there, and back to the top. A page without scripts does not answer. */
async function settle(page: Page): Promise<void> {
  const scrolled = page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y)
      await new Promise((settled) => requestAnimationFrame(settled))
    }
    scrollTo(0, 0)
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    await document.fonts.ready
  })
  await Promise.race([scrolled.catch(() => undefined), pause(LONGEST_SCROLL_MS, undefined, { ref: false })])
}

async function chooseLanguage(page: Page, url: string, language: string): Promise<void> {
  await page.context().addCookies([{ name: READING_COOKIE, value: `language=${language}`, url }])
}

/** An article is found on the paper's lists, as a reader finds it. */
async function pathOf({ at }: Shot, paper: PaperServer, talked: string[] = []): Promise<string> {
  if ('path' in at) return at.path
  if ('changed' in at)
    return [await pathOf({ name: '', at: { slug: CHANGED_SLUG } }, paper), at.changed].filter(Boolean).join('/')
  if ('talk' in at) return talked[at.talk] ?? '/'
  for (let list: string | undefined = at.in ?? '/latest'; list; ) {
    const html = await (await fetch(paper.url + list)).text()
    const found = new RegExp(`href="(/article/${at.slug}[^"]*)"`).exec(html)
    if (found?.[1]) return found[1]
    list = /href="([^"]*\?before=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  throw new Error(`no article ${at.slug} in this paper`)
}
