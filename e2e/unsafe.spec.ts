import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ask } from './ask.ts'
import { builtRoutes, unsafeMethodsOf } from './built-routes.ts'
import { expect, test } from './fixtures.ts'
import type { PaperServer } from './paper-server.ts'
import { signUp } from './people.ts'

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE']
/** Where something is written, by the house's rule: a route elsewhere would be no route at all. */
const WRITTEN = /^\/(send\/|websub\/|choices$)/
/** A mail program asks it, from no page of ours: the link's token is all that it acts by (RFC 8058). */
const BY_LINK = '/send/unsubscribe'
/** A hub brings what is new: only what it has signed counts (e2e/websub.spec.ts). */
const BY_SIGNATURE = '/websub/[id]'

const routes = builtRoutes()
const addressOf = (path: string) => path.replace(/\[\.\.\.[^\]]+\]/g, 'session').replace(/\[[^\]]+\]/g, '1')

/** All that is stored, as a backup tells it, without the instants of the backup itself. */
async function stored(paper: PaperServer): Promise<string[]> {
  const file = join(tmpdir(), `broadsheet-${randomUUID()}.backup.gz`)
  expect(await paper.broadsheet('backup', file)).toMatchObject({ code: 0 })
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')
  rmSync(file)
  return lines.slice(1, -1)
}

test('every route of the build that can change something is where the press looks for it', () => {
  const handlers = routes.filter(({ kind }) => kind === 'handler')
  expect(handlers.length).toBeGreaterThan(20)
  const changing = handlers.filter((route) => unsafeMethodsOf(route).length > 0)
  expect(changing.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/choices', '/send/sign-in', '/send/comment']),
  )
  for (const route of changing) {
    expect(route.path).toMatch(WRITTEN)
    expect(unsafeMethodsOf(route), route.path).toEqual(['POST'])
  }
})

test('no other site can have anything done, whoever is signed in', async ({ paper }) => {
  // Every route, by every method, by every claim.
  test.setTimeout(240_000)
  const person = await signUp(paper.url, { handle: 'wren', name: 'A Wren' })
  const before = await stored(paper)
  const claims: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: paper.url.replace('localhost', 'other.localhost') },
    { origin: 'https://paper.example' },
    { origin: 'null' },
    { origin: 'https://paper.example', 'sec-fetch-site': 'same-origin' },
    {},
  ]
  const fields = {
    article: '1',
    comment: '1',
    body: 'Not theirs.',
    handle: 'x',
    password: 'x',
    name: 'X',
    theme: 'dark',
  }
  for (const { path } of routes) {
    for (const method of METHODS) {
      if ((path === BY_LINK || path === BY_SIGNATURE) && method === 'POST') continue
      for (const claim of claims) {
        const answered = await ask(paper.url + addressOf(path), {
          method,
          headers: { ...claim, cookie: person.cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields).toString(),
        })
        expect(answered.status, `${method} ${path} ${JSON.stringify(claim)}`).toBe(403)
        expect(answered.cookies).toEqual([])
      }
    }
  }
  expect(await stored(paper)).toEqual(before)
})

test('what acts by its link alone does nothing without a link that is good, and does not know who asks', async ({
  paper,
}) => {
  test.skip(!routes.some(({ path }) => path === BY_LINK), 'there is no such route in this build')
  const person = await signUp(paper.url, { handle: 'dunnock', name: 'A Dunnock' })
  const before = await stored(paper)
  for (const query of ['', '?token=', `?token=${'x'.repeat(43)}`]) {
    const answered = await ask(paper.url + BY_LINK + query, {
      method: 'POST',
      headers: { cookie: person.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(answered.whole).not.toContain('unnock')
    expect(answered.status).toBeLessThan(500)
  }
  const changed = (await stored(paper)).filter((line) => !before.includes(line))
  // What was said about it waits for the next page, and the asking counts against flooding.
  expect(changed.join('\n')).not.toContain('unnock')
})

test('from our own pages, too, nothing is done but where something is written', async ({ paper }) => {
  const headers = { origin: paper.url, 'content-type': 'application/x-www-form-urlencoded' }
  for (const { path } of routes) {
    for (const method of METHODS) {
      const answered = await ask(paper.url + addressOf(path), { method, headers, body: 'x=1' })
      const writes = WRITTEN.test(path) && method === 'POST'
      if (writes) expect(answered.status, `${method} ${path}`).not.toBe(405)
      else expect(answered.status, `${method} ${path}`).toBe(405)
      expect(answered.status, `${method} ${path}`).not.toBe(500)
    }
  }
})
