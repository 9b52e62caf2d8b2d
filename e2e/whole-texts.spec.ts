import type { BrowserContext } from '@playwright/test'
import { journeysWithFeeds } from './feed-fixtures.ts'
import { feedOf } from './feed-server.ts'
import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll } from './page-checks.ts'
import { signUp } from './people.ts'

const test = journeysWithFeeds()

// One paper and one source, whose pages change as the journeys go on.
test.describe.configure({ mode: 'serial' })

const HEADLINE = 'Lighthouse keeper counts the lamps of the bay'
const SUMMARY = 'A keeper counts lamps at night, and the bay has more than anybody thought.'
const OPENING = 'The keeper of the lighthouse counts the lamps of the bay each night before he goes to bed.'
const MIDDLE =
  'By last Sunday he had come to three hundred and twelve, which is eleven more than there are boats. '.repeat(6)
const ENDING = 'Whose the other eleven are nobody in the bay has been able to say, and the keeper does not ask.'
const PROMO = 'Sign up for the Bay Newsletter, every morning in your inbox.'

function storyPage(more = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${HEADLINE} - The Bay</title><meta name="author" content="Petra Lund"></head><body>
<div class="cookie-banner" role="dialog"><p>We use cookies and so do our partners. <button>Accept all</button></p></div>
<nav><a href="/">The Bay</a></nav><main><article><h1>${HEADLINE}</h1><p class="byline">By Petra Lund</p>
<p>${OPENING}</p><div class="newsletter-signup"><p>${PROMO}</p><form><input type="email"><button>Sign up</button></form></div>
<p>${MIDDLE}</p><div class="related"><h3>Related</h3><ul><li><a href="/a">One more boat</a></li><li><a href="/b">Two more boats</a></li></ul></div>
<p class="aside">Not part of it, says the operator.</p><p>${ENDING}</p>${more}</article>
<section id="comments"><h2>2 comments</h2><p>I have seen the eleven lamps myself and they are the lamps of the drowned, who count us as we count them.</p></section></main></body></html>`
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const { cookie } = await signUp(url, { handle: 'lamplighter' })
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return { name, value: value.join('='), url }
  })
  await context.addCookies(cookies)
}

test('a feed of summaries: the public reads the summary, a member the whole story from its page', async ({
  context,
  feeds,
  page,
  paper,
}) => {
  const published = new Date(Date.now() - 240_000)
  feeds.set('/feed.xml', feedOf(feeds, 'The Bay', [{ path: '/lamps', title: HEADLINE, summary: SUMMARY, published }]))
  feeds.set('/lamps', storyPage(), 'text/html; charset=utf-8')
  expect(await paper.broadsheet('source', 'add', `${feeds.url}/feed.xml`)).toMatchObject({ code: 0 })
  const polled = await paper.broadsheet('poll')
  expect(polled.stdout).toContain('Asked 1 page: 1 whole text, 0 given up.')

  await page.goto('/source/the-bay')
  await page.getByRole('link', { name: HEADLINE }).first().click()
  const article = page.locator('main > article')
  await expect(article).toContainText(SUMMARY)
  await expect(page.getByRole('link', { name: 'Read the whole story at The Bay' })).toHaveAttribute(
    'href',
    `${feeds.url}/lamps`,
  )
  expect(await page.content()).not.toContain('Whose the other eleven are')

  await expect(page.getByRole('link', { name: 'Sign in to read it here' })).toHaveAttribute(
    'href',
    `/sign-in?back=${encodeURIComponent(new URL(page.url()).pathname)}`,
  )

  await signIn(context, paper.url)
  await page.reload()
  for (const words of [OPENING, 'three hundred and twelve', ENDING]) await expect(article).toContainText(words)
  for (const words of [PROMO, 'Related', 'lamps of the drowned', 'cookies'])
    await expect(article).not.toContainText(words)
  await expect(article).toContainText('By Petra Lund')
  await page.getByText('What we did with it').click()
  await expect(article).toContainText(
    'Full text from the page · 1 newsletter or sign-up line left out · 1 box beside the story left out',
  )
  await expectHeadingOrder(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('the operator says what is no part of the story, and it is gone at once; a bad selector changes nothing', async ({
  context,
  feeds,
  page,
  paper,
}) => {
  await signIn(context, paper.url).catch(() => undefined)
  const refused = await paper.broadsheet('source', 'set', 'the-bay', '--exclude', 'div[')
  expect(refused.code).toBe(1)
  expect(refused.stderr.trim()).toBe('“div[” is no CSS selector that pages can be read by.')
  feeds.set('/lamps', '<p>Not asked again.</p>', 'text/html')
  const set = await paper.broadsheet('source', 'set', 'the-bay', '--exclude', '.aside')
  expect(set.stdout).toContain('Set for “The Bay”: 1 page read again, 0 to be asked again.')
  const shown = await paper.broadsheet('source', 'show', 'the-bay')
  expect(shown.stdout).toContain('exclude: .aside')
  expect(shown.stdout).toContain('pages: 1 whole text from pages, 0 waiting')
  await page.goto('/source/the-bay')
  await page.getByRole('link', { name: HEADLINE }).first().click()
  await expect(page.locator('main > article')).not.toContainText('says the operator')
})

test('a story behind a wall says that it is possibly cut, and leads to the whole', async ({ feeds, page, paper }) => {
  const headline = 'Harbour bell rings by itself on Thursdays'
  const lines = [
    'The bell of the harbour has rung by itself on each Thursday since the spring, always at noon. '.repeat(4),
  ]
  feeds.set(
    '/open.xml',
    feedOf(feeds, 'The Bell', [
      {
        path: '/bell',
        title: headline,
        summary: 'The harbour bell rings by itself.',
        published: new Date(Date.now() - 120_000),
      },
    ]),
  )
  feeds.set(
    '/bell',
    `<!doctype html><title>${headline}</title><article><h1>${headline}</h1><p>${lines.join('</p><p>')}</p>
<div class="paywall"><h2>Keep reading</h2><p>Subscribe to continue reading this story.</p></div></article>`,
    'text/html',
  )
  expect(await paper.broadsheet('source', 'add', `${feeds.url}/open.xml`, '--reuse', 'full')).toMatchObject({ code: 0 })
  await paper.broadsheet('poll')
  await page.goto('/source/the-bell')
  await page.getByRole('link', { name: headline }).first().click()
  const article = page.locator('main > article')
  await expect(article).toContainText('rung by itself on each Thursday')
  await expect(article).not.toContainText('Subscribe to continue')
  await expect(article).toContainText('The source may have cut this text short.')
  await expect(page.getByRole('link', { name: 'Read the whole story at The Bell' })).toHaveAttribute(
    'href',
    `${feeds.url}/bell`,
  )
})
