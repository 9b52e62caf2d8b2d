import type { Page } from '@playwright/test'
import { ask } from './ask.ts'
import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { comeAs, signUp } from './people.ts'
import { sampleOf, test } from './talked.ts'

const idOf = (path: string) => /-(\d+)$/.exec(path)?.[1] ?? ''

async function lookFor(page: Page, query: string) {
  const search = page.getByRole('search', { name: 'Search what you saved' })
  await search.getByRole('searchbox').fill(query)
  await search.getByRole('button', { name: 'Search' }).click()
}

for (const scripts of [true, false]) {
  test(`${scripts ? 'with' : 'without'} scripts: tags and a note are kept, and found with what they are on`, async ({
    browser,
    paper,
    talked,
  }) => {
    const context = await browser.newContext({
      baseURL: paper.url,
      javaScriptEnabled: scripts,
      reducedMotion: 'reduce',
      viewport: { width: scripts ? 1280 : 390, height: 800 },
    })
    const person = await signUp(paper.url, { handle: scripts ? 'seeker-one' : 'seeker-two' })
    for (const index of [0, 1]) await person.send('/send/save', { save: idOf(sampleOf(talked, index)) })
    await comeAs(context, paper.url, person)
    const page = await context.newPage()
    await page.goto('/saved')
    const rows = page.getByRole('main').getByRole('heading', { level: 2 })
    await expect(rows).toHaveCount(2)
    const headline = (await rows.first().textContent()) ?? ''

    // Nothing that was typed is lost where something is to be mended.
    const note = page.getByLabel(`Note and tags on: ${headline}`, { exact: true })
    await note.first().click()
    await page.getByRole('textbox', { name: 'Your note, for you alone' }).fill('For the seminar on herons')
    const tags = page.getByRole('textbox', { name: 'Tags, with commas between them' })
    await tags.fill(`Long reads, ${'x'.repeat(61)}`)
    await page.getByRole('button', { name: 'Keep note and tags' }).click()
    await expect(page.getByText('A tag has at most 60 characters.')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Your note, for you alone' })).toHaveValue(
      'For the seminar on herons',
    )
    await tags.fill('Long reads, birds')
    await page.getByRole('button', { name: 'Keep note and tags' }).click()
    await expect(page.getByText('Note and tags are kept.')).toBeVisible()
    await page.getByRole('link', { name: 'Long reads' }).click()
    await expect(page).toHaveURL(/\/saved\?tag=Long(\+|%20)reads$/)
    await expect(rows).toHaveText([headline])

    await lookFor(page, 'seminar heron')
    await expect(page).toHaveURL(/\/saved\?q=seminar(\+|%20)heron$/)
    await expect(page).toHaveTitle(/^seminar heron · Saved/)
    await expect(page.getByRole('status').filter({ hasText: '1 story' })).toBeVisible()
    await expect(page.getByText('In your note:')).toBeVisible()
    await expect(page.locator('mark')).toHaveText(['seminar', 'herons'])
    if (scripts) await expectAccessible(page)
    await expectHeadingOrder(page)
    await expectNoSidewaysScroll(page)

    // What is done to a result leads back to the same results.
    await page.getByRole('button', { name: `Archive: ${headline}`, exact: true }).click()
    await expect(page).toHaveURL(/\/saved\?q=seminar(\+|%20)heron&just=\d+/)
    const row = page.getByRole('list', { name: 'What you saved and was found' }).getByRole('listitem')
    await expect(row.getByText('Archive', { exact: true }).first()).toBeVisible()
    await page.getByRole('checkbox', { name: 'All on this page' }).check()
    const several = page.getByRole('form', { name: 'Several at once' })
    await several.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByText('1 story marked as done.')).toBeVisible()
    await expect(page).toHaveURL(/q=seminar/)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('That is undone.')).toBeVisible()
    await expect(row.getByText('Archive', { exact: true }).first()).toBeVisible()
    await page.getByRole('button', { name: `Remove: ${headline}`, exact: true }).click()
    await expect(page.getByText('Nothing that you saved matches “seminar heron”.')).toBeVisible()
    await page.getByRole('button', { name: `Put back: ${headline}`, exact: true }).click()
    await expect(rows).toHaveText([headline])

    await lookFor(page, 'tag:birds')
    await expect(rows).toHaveText([headline])
    await lookFor(page, 'tag:fish herons')
    await expect(page.getByText('None of your tags is called “fish”.')).toBeVisible()
    await page.getByRole('link', { name: 'herons', exact: true }).first().click()
    await expect(rows).toHaveText([headline])
    await lookFor(page, 'quicksilver')
    await expect(page.getByText('Nothing that you saved matches “quicksilver”.')).toBeVisible()
    if (scripts) await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await context.close()
  })
}

test('one reader’s search finds nothing of another’s, is held for nobody, and a flood gets a sentence', async ({
  paper,
  talked,
}) => {
  const one = await signUp(paper.url, { handle: 'seeker-three' })
  const two = await signUp(paper.url, { handle: 'seeker-four' })
  const save = idOf(sampleOf(talked, 0))
  for (const person of [one, two]) await person.send('/send/save', { save })
  const look = (person: typeof one, path: string) => ask(paper.url + path, { headers: { cookie: person.cookie } })
  const shelf = await look(one, '/saved')
  const [, own = ''] = /save-note-(\d+)/.exec(shelf.body) ?? []
  await one.send('/send/saved/note', { save: own, note: 'quicksilver', tags: 'alchemy' }, 'script')
  const found = await look(one, '/saved?q=quicksilver')
  expect(found.headers['cache-control']).toBe('private, no-store')
  expect(found.body).toContain('<mark>quicksilver</mark>')
  expect((await look(two, '/saved?q=quicksilver')).body).not.toContain('<mark>')
  expect((await look(two, '/saved?q=tag:alchemy')).body).toContain('None of your tags is called “alchemy”.')
  expect((await ask(`${paper.url}/saved?q=quicksilver`)).status).toBe(307)
  for (const odd of ['%00', "'%22", '%25', 'a'.repeat(3_000), '%F0%9F%A6%8A', ':*%26|!()', "tag:'%22"])
    expect((await look(one, `/saved?q=${odd}`)).status).toBeLessThan(500)
  expect((await look(one, '/saved?q=quicksilver&after=nonsense')).status).toBe(404)
  let told = found
  for (let turn = 0; turn < 60 && told.status === 200; turn += 1) told = await look(one, `/saved?q=wave${turn}`)
  expect(told.status).toBe(429)
  expect(told.body).toContain('many searches in a short time')
  expect((await look(one, '/saved')).status).toBe(200)
})
