import { expect, test } from './fixtures.ts'

test('the front opens, sealed, and no script of it is refused', async ({ page }) => {
  const answer = await page.goto('/')
  expect(answer?.status()).toBe(200)
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toContain('nonce')
  expect(await answer?.text()).not.toMatch(/nonce="[^"]/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('load')
})

test('a page carries no script where the reader saves data', async ({ browser, paper }) => {
  const context = await browser.newContext({ extraHTTPHeaders: { 'Save-Data': 'on' } })
  const page = await context.newPage()
  const answer = await page.goto(paper.url)
  expect(await answer?.text()).not.toMatch(/<script(?! type="application\/ld\+json">)|as="script"/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})

test('another host and another site are turned away before anything is done', async ({ paper, request }) => {
  const elsewhere = await request.get(paper.url, { headers: { host: 'evil.example' } })
  expect(elsewhere.status()).toBe(421)
  expect(await elsewhere.text()).toContain('PUBLIC_URL')
  const foreign = await request.post(`${paper.url}/choices`, { headers: { origin: 'https://evil.example' } })
  expect(foreign.status()).toBe(403)
})

test('an address that makes no sense is not found, never an error', async ({ paper, request }) => {
  for (const path of ['/no-such-page', '/article/0', '/section/none', '/latest?before=junk', '/_next/image?url=x']) {
    const answer = await request.get(paper.url + path)
    expect([400, 404], path).toContain(answer.status())
  }
  expect((await request.get(`${paper.url}/api/health`)).status()).toBe(200)
})
