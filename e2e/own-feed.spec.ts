import { journeysWithFeeds } from './feed-fixtures.ts'
import { feedOf } from './feed-server.ts'
import { expect } from './fixtures.ts'
import { expectAccessible, expectHeadingOrder, expectNoSidewaysScroll, expectTimesWithOffset } from './page-checks.ts'

const test = journeysWithFeeds()

// One paper from its first own source to the end of the sample: each journey goes on where the last one stopped.
test.describe.configure({ mode: 'serial' })

const LONG = 'The lamp on the third boat had been mended in the night, and nobody would say by whom. '.repeat(12)
const HEADLINE = 'The harbour counts its lamps'
const HOSTILE = 'A <b>bold</b> claim <script>reached()</script>& a <img src=x onerror=reached()>headline'
/** A headline is text: markup in it is taken for markup, and left out. */
const HARMLESS = 'A bold claim & a headline'

test('a feed is added beside the running paper, and its story is on the front', async ({ feeds, page, paper }) => {
  const now = Date.now()
  const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000)
  feeds.set(
    '/feed.xml',
    feedOf(feeds, 'The Harbour Lamp', [
      { path: '/lamps', title: HEADLINE, published: minutesAgo(4), html: `<p>${LONG}</p><p>${LONG}</p>` },
      { path: '/hostile', title: HOSTILE, published: minutesAgo(9), html: hostile() },
    ]),
  )
  await page.goto('/')
  await expect(page.getByText('Sample edition · ')).toBeVisible()

  const added = await paper.broadsheet('source', 'add', `${feeds.url}/feed.xml`, '--reuse', 'full', '--section', 'City')
  expect(added).toMatchObject({ code: 0, stderr: '' })
  expect(added.stdout).toContain('Added “The Harbour Lamp”')
  expect(added.stdout).toContain('2 stories')

  await page.reload()
  await expect(page.getByRole('heading', { level: 3, name: HEADLINE })).toBeVisible()
  await expect(page.getByText('Sample edition · ')).toHaveCount(0)
  await page.getByRole('link', { name: HEADLINE }).first().click()
  await expect(page.locator('main > article')).toContainText('The lamp on the third boat')
  // Another's full text is for its source to be found by.
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
})

test('nothing that a feed carries runs, and its text is read', async ({ page, violations }) => {
  let reached = 0
  await page.exposeFunction('reached', () => {
    reached += 1
  })
  page.on('dialog', (dialog) => {
    reached += 1
    void dialog.dismiss()
  })
  await page.goto('/')
  await page.getByRole('link', { name: HARMLESS }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: HARMLESS })).toBeVisible()
  const text = page.locator('main > article')
  for (const words of ['Before the script.', 'Between the attempts.', 'a link that would run', 'After all of them.']) {
    await expect(text).toContainText(words)
  }
  // The tools beside the text are our own, and so are their signs.
  const foreign = text.locator(':is(header, #story)')
  await expect(foreign).not.toHaveCount(0)
  await expect(
    foreign.locator('script, svg, iframe, object, style, form, [onerror], [onload], [style], [id^="own"]'),
  ).toHaveCount(0)
  const schemes = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))
  expect(schemes.filter((scheme) => !/^https?:$/.test(scheme))).toEqual([])
  const attempt = text.getByText('a link that would run')
  await attempt.click()
  await page.waitForLoadState('networkidle')
  expect(reached).toBe(0)
  expect(violations).toEqual([])
})

test('what may not be shown in full is an excerpt that leads to the whole, on a page as sound as any', async ({
  feeds,
  page,
  paper,
}) => {
  feeds.set(
    '/members.xml',
    feedOf(feeds, 'The Quiet Column', [
      {
        path: '/quiet',
        title: 'A column keeps its ending',
        published: new Date(Date.now() - 120_000),
        html: `<p>${LONG}</p><p>${LONG} The end is here.</p>`,
      },
    ]),
  )
  expect(await paper.broadsheet('source', 'add', `${feeds.url}/members.xml`)).toMatchObject({ code: 0 })
  await page.goto('/source/the-quiet-column')
  await page.getByRole('link', { name: 'A column keeps its ending' }).click()
  await expect(page.locator('main > article')).toContainText('The lamp on the third boat')
  // Nor does it stand where no reader looks: in the head, or in what scripts are told.
  expect(await page.content()).not.toContain('The end is here.')
  for (const path of ['/', '/latest', '/source/the-quiet-column'])
    expect(await (await page.request.get(path)).text()).not.toContain('The end is here.')
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
    'href',
    new RegExp(`${new URL(page.url()).pathname}$`),
  )
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'max-image-preview:large')
  await expect(page.getByRole('link', { name: 'Read the whole story at The Quiet Column' })).toHaveAttribute(
    'href',
    `${feeds.url}/quiet`,
  )
  await expectHeadingOrder(page)
  await expectTimesWithOffset(page)
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
})

test('a feed that is none, and an address that is refused, get one clear sentence and change nothing', async ({
  feeds,
  paper,
}) => {
  feeds.set('/page.html', '<!doctype html><title>No feed here</title><p>Only a page.', 'text/html')
  const before = await paper.broadsheet('source', 'list', '--json')
  for (const address of [
    `${feeds.url}/page.html`,
    `${feeds.url}/nothing`,
    'http://127.0.0.1:1/feed',
    'file:///etc/passwd',
    'no address',
  ]) {
    const refused = await paper.broadsheet('source', 'add', address)
    expect(refused.code, address).toBe(1)
    expect(refused.stderr.trim().split('\n'), address).toHaveLength(1)
  }
  const after = await paper.broadsheet('source', 'list', '--json')
  const ids = (listed: string) => (JSON.parse(listed) as { id: number }[]).map(({ id }) => id)
  expect(ids(after.stdout)).toEqual(ids(before.stdout))
})

test('the sample is a back number then, linked from the front’s foot, with its own date and weather', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'The sample edition of August 10, 2025' }).click()
  await expect(page).toHaveURL(/\/edition\/2025-08-10$/)
  await expect(page.getByText('Sample edition · 42 stories from 7 sources')).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: 'The river surfers get their wave back' })).toBeVisible()
  await expect(page.getByRole('heading', { name: HEADLINE })).toHaveCount(0)
  const bar = page.getByRole('complementary', { name: 'Weather and date' })
  for (const words of ['27.1 °C', 'Munich', 'Sunday, August 10, 2025']) await expect(bar).toContainText(words)
})

test('sample remove takes it away, and nothing else', async ({ page, paper }) => {
  await page.goto('/edition/2025-08-10')
  const story = await page.getByRole('link', { name: 'The river surfers get their wave back' }).getAttribute('href')
  expect(await paper.broadsheet('sample', 'remove')).toMatchObject({ code: 0, stderr: '' })
  for (const path of ['/edition/2025-08-10', story ?? '']) expect((await page.goto(path))?.status(), path).toBe(404)
  await page.goto('/')
  await expect(page.getByRole('link', { name: HEADLINE }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /sample edition/i })).toHaveCount(0)
})

/** What hostile feeds try: each attempt calls a function that must never be called. */
function hostile(): string {
  const attempts = [
    '<script>reached()</script>',
    '<script src="data:text/javascript,reached()"></script>',
    '<img src="data:image/png;base64,AAAA" onerror="reached()" id="own-1">',
    '<svg onload="reached()"><script>reached()</script><a href="javascript:reached()">x</a></svg>',
    '<iframe srcdoc="<script>parent.reached()</script>"></iframe>',
    '<math><mtext><table><mglyph><style><img src=x onerror=reached()></style></mglyph></table></mtext></math>',
    '<p style="position:fixed;inset:0" onclick="reached()" id="own-2">Between the attempts.</p>',
    '<object data="javascript:reached()"></object><embed src="javascript:reached()">',
    '<form action="javascript:reached()"><button>Go</button></form>',
    '<details open ontoggle="reached()"><summary>s</summary></details>',
  ]
  const links = '<p>And <a href="java&#115;cript:reached()">a link that would run</a>, and more words to be read.</p>'
  return `<p>Before the script. ${LONG}</p>${attempts.join('')}${links}<p>After all of them.</p>`
}
