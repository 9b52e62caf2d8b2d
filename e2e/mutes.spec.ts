import type { Page } from '@playwright/test'
import { type Answered, ask } from './ask.ts'
import { builtRoutes } from './built-routes.ts'
import { expect, test } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { comeAs, type Person, signUp } from './people.ts'

/** Stands in some headlines of the sample edition. */
const WORD = 'wave'
const MUTED_SOURCE = { slug: 'city-desk', title: 'City Desk' }

const heldLine = (page: Page) => page.getByText(/\d+ stor(?:y|ies) held back:/)
/** The addresses of the stories that a page leads to. */
const storiesIn = (body: string) => new Set([...body.matchAll(/href="(\/article\/[^"#?/]+)/g)].map(([, at = '']) => at))
const headlines = (page: Page) => page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents()

test('without scripts: a source and a word are muted, held back from the front, counted, shown, and heard again', async ({
  browser,
  paper,
}) => {
  test.slow()
  const person = await signUp(paper.url, { handle: 'quiet-reader', name: 'Quiet Reader' })
  const context = await browser.newContext({ baseURL: paper.url, javaScriptEnabled: false })
  await comeAs(context, paper.url, person)
  const page = await context.newPage()
  const nobodys = await ask(`${paper.url}/`)

  await test.step('a source, from its page, until a day', async () => {
    await page.goto(`/source/${MUTED_SOURCE.slug}`)
    await page.getByText('Mute …').click()
    await page.getByLabel('For how long').selectOption('Until a date')
    await page.getByRole('button', { name: `Mute the source ${MUTED_SOURCE.title}` }).click()
    // A day is asked for, and the menu stands open where it is.
    await expect(page.getByText('Choose a day from today on')).toBeVisible()
    await expect(page.getByLabel('For how long')).toHaveValue('date')
    await page.getByLabel('Last day').fill('2031-01-31')
    await page.getByRole('button', { name: `Mute the source ${MUTED_SOURCE.title}` }).click()
    await expect(page.getByText(`Muted until January 31, 2031: ${MUTED_SOURCE.title}.`)).toBeVisible()
    await expect(page.getByText(`You mute the source ${MUTED_SOURCE.title} until January 31, 2031.`)).toBeVisible()
    await expect(page.getByText('All of it is held back.')).toBeVisible()
    await page.getByRole('link', { name: 'Show its stories' }).click()
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
  })

  await test.step('a word, where it is listed; one that stands everywhere is refused', async () => {
    await page.goto('/account/mutes')
    const form = page.getByRole('form', { name: 'Mute a word' })
    await form.getByLabel('Word or phrase').fill('the')
    await form.getByRole('button', { name: 'Mute' }).click()
    await expect(form.getByText('so many stories that little would be left')).toBeVisible()
    await form.getByLabel('Word or phrase').fill(WORD.toUpperCase())
    await form.getByRole('button', { name: 'Mute' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Muted: “WAVE”.' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: '“WAVE”' })).toContainText('For good')
    await expect(page.getByRole('listitem').filter({ hasText: MUTED_SOURCE.title })).toContainText(
      'Until January 31, 2031',
    )
  })

  await test.step('the front is whole without them, says so, and shows them', async () => {
    await page.goto('/')
    await expect(heldLine(page)).toContainText(MUTED_SOURCE.title)
    const without = await headlines(page)
    expect(without.length).toBeGreaterThan(8)
    expect(without.filter((headline) => /\bwave\b/i.test(headline))).toEqual([])
    await page.getByRole('link', { name: 'Show them' }).click()
    await expect(page.getByText(/stories that you mute stand here:/)).toBeVisible()
    const shown = await headlines(page)
    expect(shown.some((headline) => /\bwave\b/i.test(headline))).toBe(true)
    await page.getByRole('link', { name: 'Hold them back' }).click()
    expect(await headlines(page)).toEqual(without)
  })

  await test.step('a search of which all is held back does not say that nothing was found', async () => {
    await page.goto(`/search?q=${encodeURIComponent('"river surfers get their wave"')}`)
    await expect(heldLine(page)).toBeVisible()
    await expect(page.getByText('All of it is held back.')).toBeVisible()
  })

  await test.step('a story of the source opens, with a word about it', async () => {
    await page.goto(`/source/${MUTED_SOURCE.slug}?muted=show`)
    await page.getByRole('main').getByRole('article').first().getByRole('heading').getByRole('link').click()
    await expect(page.getByText(`You mute the source ${MUTED_SOURCE.title}`)).toBeVisible()
    await expect(page.getByRole('article').first()).toBeVisible()
    await page.getByRole('button', { name: `Unmute: ${MUTED_SOURCE.title}` }).click()
    await expect(page.getByText(`No longer muted: ${MUTED_SOURCE.title}.`)).toBeVisible()
    await expect(page.getByText(`You mute the source ${MUTED_SOURCE.title}`)).toHaveCount(0)
  })

  await test.step('what was taken back can be put back, given another end, and taken back again', async () => {
    await page.goto('/account/mutes')
    await page.getByRole('button', { name: `Mute again: ${MUTED_SOURCE.title}` }).click()
    await page.getByRole('link', { name: `Change the end: ${MUTED_SOURCE.title}` }).click()
    const row = page.getByRole('listitem').filter({ hasText: MUTED_SOURCE.title })
    await expect(row.getByLabel('Last day')).toHaveValue('2031-01-31')
    await row.getByLabel('For how long').selectOption('For good')
    await row.getByRole('button', { name: 'Change the end' }).click()
    await expect(page.getByRole('status').filter({ hasText: `${MUTED_SOURCE.title} is muted for good.` })).toBeVisible()
    for (const name of [MUTED_SOURCE.title, '“WAVE”'])
      await page.getByRole('button', { name: `Unmute: ${name}` }).click()
    await page.goto('/')
    await expect(heldLine(page)).toHaveCount(0)
  })

  await test.step('everybody’s front is byte by byte what it was, also where somebody asks to see what nobody mutes', async () => {
    expect((await ask(`${paper.url}/`)).body).toBe(nobodys.body)
    expect((await ask(`${paper.url}/?muted=show`)).body).toBe(nobodys.body)
  })
  await context.close()
})

test('with scripts: muted from a story, by keyboard, at both widths, and nothing is out of reach', async ({
  page,
  paper,
  context,
}) => {
  test.slow()
  await comeAs(context, paper.url, await signUp(paper.url, { handle: 'keen-reader', name: 'Keen Reader' }))
  await page.goto('/source/city-desk')
  await page.getByRole('main').getByRole('article').first().getByRole('heading').getByRole('link').click()
  await page.getByText('Mute …').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('For how long').selectOption('A week')
  await page.getByRole('button', { name: 'Mute the source City Desk' }).press('Enter')
  await expect(page.getByText('You mute the source City Desk until')).toBeVisible()
  for (const path of ['/', '/latest', '/account/mutes', '/source/city-desk', new URL(page.url()).pathname]) {
    await test.step(`${path} holds at both widths, and is accessible`, async () => {
      await page.goto(path)
      await expectNoSidewaysScroll(page)
      await expectHeadingOrder(page)
      for (const width of [390, 1_280]) {
        await page.setViewportSize({ width, height: 800 })
        await expectAccessible(page)
      }
    })
  }
})

test('what is muted stands on no page of the paper, and each page that held something back says so', async ({
  paper,
}) => {
  test.slow()
  const person = await signUp(paper.url, { handle: 'walking-reader', name: 'Walking Reader' })
  const get = (path: string, who?: Person) =>
    ask(paper.url + path, { headers: { host: new URL(paper.url).host, ...(who && { cookie: who.cookie }) } })

  const traces = new Set<string>()
  for (const path of [`/source/${MUTED_SOURCE.slug}`, '/topic/transport', '/author/ines-kolb'])
    for (const story of storiesIn(main(await get(path)))) traces.add(story)
  const latest = await get('/latest')
  const all = storiesIn(main(latest))
  for (const story of all) if (new RegExp(`[/-]${WORD}-`).test(story)) traces.add(story)
  for (const subject of [`source/${MUTED_SOURCE.slug}`, 'topic/transport', 'author/ines-kolb'])
    expect((await person.send('/send/mutes/subject', { subject, mute: 'yes' }, 'script')).status).toBe(200)
  expect((await person.send('/send/mutes/word', { word: WORD }, 'script')).status).toBe(200)
  const open = [...all].filter((story) => !traces.has(story))
  expect([traces.size > 5, open.length > 5]).toEqual([true, true])

  const instead: Record<string, string> = {
    '/article/[address]': open[0] ?? '',
    '/section/[slug]': '/section/city',
    '/source/[slug]': '/source/science-wire',
    '/topic/[slug]': '/topic/health',
    '/author/[slug]': '/author/nobody',
    '/story/[id]': '/story/1',
    '/edition/[day]': '/edition/2025-08-10',
    '/article/[address]/changes': `${open[0]}/changes`,
    '/article/[address]/version/[number]': `${open[0]}/version/1`,
  }
  const walked = builtRoutes()
    .filter(({ kind, path }) => kind === 'page' && !/^\/(desk|setup|comment|saved\/\[id\]|list\/\[id\])/.test(path))
    .map(({ path }) => (path.includes('[') ? (instead[path] ?? `no way to ${path}`) : path))
  const counted = new Set<string>()
  for (const path of [
    ...walked,
    ...open.slice(1, 12),
    '/search?q=city',
    '/search?q=wave',
    `/source/${MUTED_SOURCE.slug}`,
  ]) {
    const theirs = await get(path, person)
    expect(theirs.status, path).toBeLessThan(500)
    const found = [...storiesIn(theirs.body)].filter((story) => traces.has(story))
    expect(found, `${path} leads to what is muted`).toEqual([])
    if (/\d stor(?:y|ies) held back|You mute the source/.test(theirs.body.replaceAll('<!-- -->', ''))) counted.add(path)
  }
  for (const path of [
    '/',
    '/latest',
    '/for-you',
    '/section/city',
    '/edition/2025-08-10',
    '/search?q=city',
    `/source/${MUTED_SOURCE.slug}`,
  ])
    expect([...counted], path).toContain(path)
  const suggested = await get('/api/suggest?q=wave', person)
  expect(suggested.body).not.toMatch(/wave/i)
  expect((await get('/api/suggest?q=wave')).body).toMatch(/wave/i)
})

/** What a page is about, without the lists around it. */
const main = ({ body }: Answered): string => /<main\b[\s\S]*<\/main>/.exec(body)?.[0] ?? body
