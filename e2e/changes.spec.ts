import { journeysWithFeeds } from './feed-fixtures.ts'
import { feedOf } from './feed-server.ts'
import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'

const test = journeysWithFeeds()

const REST = 'The lamp on the third boat had been mended in the night, and nobody would say by whom. '.repeat(8)

test('what a source changes is told at the story, word for word, and in the corrections', async ({
  feeds,
  page,
  paper,
}) => {
  const published = new Date(Date.now() - 3_600_000)
  const deliver = (title: string, opening: string) =>
    feeds.set(
      '/feed.xml',
      feedOf(feeds, 'The Harbour Lamp', [
        { path: '/lamps', title, published, html: `<p>${opening}</p><p>${REST}</p>` },
      ]),
    )
  deliver('The harbour counts its lamps', 'Nine boats came home before the fog.')
  expect(await paper.broadsheet('source', 'add', `${feeds.url}/feed.xml`, '--reuse', 'full')).toMatchObject({ code: 0 })
  await page.goto('/')
  await page.getByRole('link', { name: 'The harbour counts its lamps' }).first().click()
  const story = page.url()
  await expect(page.getByRole('link', { name: 'what changed' })).toHaveCount(0)

  deliver('The harbour counts eleven lamps', 'Eleven boats came home before the fog.')
  expect(await paper.broadsheet('poll', '--now')).toMatchObject({ code: 0 })
  await page.goto(story)
  await expect(page.getByText(/^Changed at \d\d:\d\d:/)).toBeVisible()
  await page.getByRole('link', { name: 'what changed' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeVisible()
  await expect(page.getByRole('deletion').filter({ hasText: /taken out: Nine end of change/ })).toBeVisible()
  await expect(page.getByRole('insertion').filter({ hasText: /added: Eleven end of change/ })).toBeVisible()
  await expectAccessible(page)
  await expectHeadingOrder(page)
  await expectNoSidewaysScroll(page)

  await page.getByRole('link', { name: 'As it was before' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The harbour counts its lamps' })).toBeVisible()
  await expect(page.getByText('Nine boats came home')).toBeVisible()
  await expect(page.getByText(/^Text 1 of 2:/)).toBeVisible()
  await expectAccessible(page)

  await page.goto('/corrections')
  const change = page.getByRole('listitem').filter({ hasText: 'The harbour counts eleven lamps' })
  await expect(change).toContainText('2 words added, 2 words taken out')
  await expectAccessible(page)
  await change.getByRole('link').click()
  await expect(page).toHaveURL(/\/changes#text-1$/)

  expect((await page.goto(`${story}/version/3`))?.status()).toBe(404)
  expect((await page.goto(`${story}/version/0x1`))?.status()).toBe(404)
})
