import { expect, test } from '@playwright/test'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { type HubServer, startHub } from '#lib/testing/hub-server.ts'
import { rssBytes, sentences } from '#lib/testing/rss.ts'
import { ask } from './ask.ts'
import { freePort, type PaperServer, startPaper } from './paper-server.ts'

test.describe.configure({ mode: 'serial', timeout: 200_000 })

let hub: HubServer
let feeds: FeedServer
let paper: PaperServer

test.beforeAll(async () => {
  hub = await startHub()
  feeds = await startFeedServer()
  const port = String(await freePort())
  paper = await startPaper({
    PORT: port,
    PUBLIC_URL: `http://localhost:${port}`,
    FETCH_ALLOW: `127.0.0.1/32:${feeds.port},127.0.0.1/32:${hub.port}`,
    WEBSUB_HUB: hub.url,
    POLL: 'on',
    DEMO: 'off',
  })
})
test.afterAll(async () => {
  await Promise.all([paper?.stop(), hub?.close(), feeds?.close()])
})

const story = (name: string) => ({
  guid: name,
  link: `https://pine.example/${name}`,
  title: `Of the ${name}`,
  body: sentences(name),
})

test('what a hub pushes stands in the paper at once, what a liar pushes never does, and the paper’s own hub is told', async () => {
  const links = ['hub', 'self'].map(
    (rel) =>
      `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="${rel}" href="${rel === 'hub' ? hub.url : feeds.url('/feed')}"/>`,
  )
  feeds.set('/feed', {
    headers: { 'content-type': 'application/rss+xml' },
    body: rssBytes([story('otter')], links.join('')),
  })
  expect(await paper.broadsheet('source', 'add', feeds.url('/feed'))).toMatchObject({ code: 0 })
  // The timetable looks after hubs once a minute.
  const wish = await hub.next('subscribe')
  expect(wish['hub.callback']).toMatch(new RegExp(`^${paper.url}/websub/`))
  const confirmed = await hub.confirm(wish)
  expect(confirmed).toMatchObject({ status: 200, body: confirmed.challenge })
  const latest = async () => (await ask(`${paper.url}/latest`)).body
  expect(await latest()).toContain('Of the otter')

  const lie = Buffer.from(rssBytes([story('lie')])).toString()
  expect((await hub.push(wish, lie, { signature: null })).status).toBe(202)
  expect((await hub.push({ ...wish, 'hub.secret': 'guessed' }, lie)).status).toBe(202)
  expect((await hub.push({ ...wish, 'hub.callback': `${paper.url}/websub/${'x'.repeat(43)}` }, lie)).status).toBe(404)
  expect((await hub.push(wish, 'x'.repeat(1_100_000))).status).toBe(413)
  expect((await hub.push(wish, Buffer.from(rssBytes([story('heron')])).toString())).status).toBe(202)
  await expect.poll(latest).toContain('Of the heron')
  expect(await latest()).not.toContain('Of the lie')

  const publish = await hub.next('publish')
  expect(publish['hub.url']).toBe(`${paper.url}/feed.xml`)
  const feed = await ask(`${paper.url}/feed.xml`)
  expect(feed.headers.link).toBe(`<${hub.url}>; rel="hub", <${paper.url}/feed.xml>; rel="self"`)
})

test('nobody can make the paper confirm what it never asked for', async () => {
  const query = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': 'https://evil.example/',
    'hub.challenge': '<script>',
  })
  const answered = await ask(`${paper.url}/websub/${'x'.repeat(43)}?${query}`)
  expect([answered.status, answered.body]).toEqual([404, ''])
})
