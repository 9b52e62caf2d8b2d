import { expect, test } from './fixtures.ts'

const PAGES = ['/', '/section/city', '/source/city-desk', '/latest', '/edition/2025-08-10', '/about', '/no/such/page']

test('a host that is not ours is turned away with one sentence that names the setting', async ({ request }) => {
  for (const path of ['/', '/article/1', '/_next/static/x.js', '/choices']) {
    const answer = await request.get(path, { headers: { host: 'paper.example' } })
    expect(answer.status(), path).toBe(421)
    expect(await answer.text()).toContain('PUBLIC_URL')
  }
})

test('nothing is done for another site, nor for one that does not say who it is', async ({ request }) => {
  const claims: Record<string, string>[] = [
    { origin: 'https://paper.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ]
  for (const headers of claims) {
    for (const path of ['/choices', '/', '/about']) {
      const answer = await request.post(path, { headers, form: { theme: 'dark' }, maxRedirects: 0 })
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403)
      expect(answer.headers()['set-cookie']).toBeUndefined()
    }
  }
})

test('a reader’s own policy, nonce or word to Next behind our back is never reflected', async ({ request }) => {
  const planted = 'cGxhbnRlZC1ub25jZQ=='
  const headers = {
    'content-security-policy': `script-src 'nonce-${planted}'`,
    'content-security-policy-report-only': `script-src 'nonce-${planted}'`,
    'x-nonce': planted,
    'x-middleware-rewrite': '/about',
    'x-invoke-path': '/about',
    'x-forwarded-host': 'paper.example',
    rsc: '1',
    'next-router-state-tree': planted,
  }
  for (const path of PAGES) {
    const answer = await request.get(path, { headers })
    expect(answer.headers()['content-type'], path).toContain('text/html')
    const whole = JSON.stringify(answer.headersArray()) + (await answer.text())
    expect(whole).not.toContain(planted)
    expect(whole).not.toContain('paper.example')
    expect(whole).not.toMatch(/nonce["\\]*[=-]/i)
  }
})

test('no page has a nonce, each has a strict policy and the other guards', async ({ request }) => {
  for (const path of PAGES) {
    const answer = await request.get(path)
    const headers = answer.headers()
    expect(headers['content-security-policy'], path).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toMatch(/unsafe|nonce|\*/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['x-powered-by']).toBeUndefined()
    expect(await answer.text()).not.toMatch(/nonce=/i)
  }
})

test('an address that makes no sense is 400 or 404, never an error of ours', async ({ request }) => {
  const senseless = [
    '/_next/image?url=%2Fsample%2Fcity-desk%2Fstanding-wave.webp&w=640&q=75',
    '/latest?before=junk',
    '/latest?before=',
    '/section/city?before=%00',
    '/source/city-desk?before=eyJhdCI6MX0',
    '/section/no-such-section',
    '/source/no-such-source',
    '/source/1',
    '/article/0',
    '/article/x-0',
    '/article/x-2147483648',
    '/article/x-99999999999999999999',
    '/article/x-1e3',
    '/article/%F0%9F%92%A9',
    '/article/%E0%A4%A',
    '/edition/2025-02-30',
    '/edition/2025-08-11',
    '/edition/yesterday',
    '/sample/../package.json',
    '/sample/city-desk/%2e%2e%2fsource.json',
    '/sample/nobody',
    '/.env',
    '/api/no-such-thing',
  ]
  for (const path of senseless) {
    const answer = await request.get(path)
    expect([400, 404], `${path}: ${answer.status()}`).toContain(answer.status())
  }
  expect((await request.get('/api/health')).status()).toBe(200)
})

test('a wrong slug with the right id is sent on for good, to the very article', async ({ page, request }) => {
  await page.goto('/')
  const name = 'The river surfers get their wave back'
  const right = (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''
  const id = /-(\d+)$/.exec(right)?.[1]
  for (const wrong of [`/article/some-other-words-${id}`, `/article/${id}`, `/article/-${id}`]) {
    const answer = await request.get(wrong, { maxRedirects: 0 })
    expect(answer.status(), wrong).toBe(308)
    expect(answer.headers().location).toBe(right)
  }
})

test('health says no more than that all is well', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ status: 'ok' })
  expect(answer.headers()['cache-control']).toBe('no-store')
})
