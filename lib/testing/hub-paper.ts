import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { articles, hubSubscriptions, sources } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { ingestSource } from '#lib/ingest/ingest-source.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { openPushes } from '#lib/launch/pushes.ts'
import type { SourceRow } from '#lib/sources/health.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { answerHub } from '#lib/websub/answer-hub.ts'
import { readPush } from '#lib/websub/take-push.ts'
import { tendHubs } from '#lib/websub/tend-hubs.ts'
import { testDb } from './db.ts'
import { type FeedServer, startFeedServer } from './feed-server.ts'
import { givenSource } from './given.ts'
import { type HubServer, type HubWish, startHub } from './hub-server.ts'
import { rssBytes, sentences } from './rss.ts'

const START = new Date('2025-08-10T08:42:00Z')

type Here = {
  now: Date
  db: Db
  feeds: FeedServer
  hub: HubServer
  web: Web
  paper: Server
  config: ReturnType<typeof readConfig>
  recalled: string[]
  woken: number
  /** What was pushed and believed is stored when this has settled. */
  taking: Promise<void>
}

/** A paper that hubs may reach, a server of feeds and a hub of this test file's own; what `here` holds is as new before each test. */
export function testHubs() {
  // The rest is filled before each test.
  const here = { now: START, recalled: [] as string[], woken: 0, taking: Promise.resolve() } as Here
  const parser = openParser()

  const later = (hours: number) => {
    here.now = new Date(here.now.getTime() + hours * 3_600_000)
  }

  beforeAll(async () => {
    here.feeds = await startFeedServer()
    // The paper's route, without the press around it.
    here.paper = createServer(async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://paper.example')
      const id = url.pathname.split('/').at(-1) ?? ''
      if (request.method === 'GET') {
        const challenge = await answerHub(here.db, id, url.searchParams, here.now)
        return response.writeHead(challenge === null ? 404 : 200).end(challenge ?? '')
      }
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const body = Buffer.concat(parts)
      const push = await readPush(
        here.db,
        id,
        { body, signature: String(request.headers['x-hub-signature'] ?? '') },
        here.now,
      )
      if (typeof push === 'string') {
        return response.writeHead({ unknown: 404, ended: 410, ignored: 202 }[push]).end()
      }
      const engine = {
        db: here.db,
        parser,
        now: () => here.now,
        recall: async (...tags: string[]) => void here.recalled.push(...tags),
        wake: () => (here.woken += 1),
      }
      here.taking = openPushes({ ...engine, wake: () => void engine.wake() })({
        ...push,
        bytes: body,
        contentType: request.headers['content-type'] ?? null,
      })
      await here.taking
      response.writeHead(202).end()
    })
    here.paper.listen(0, '127.0.0.1')
    await once(here.paper, 'listening')
  })
  beforeEach(async () => {
    here.db = await testDb()
    here.hub = await startHub()
    here.now = START
    here.recalled = []
    here.woken = 0
    const { port } = here.paper.address() as AddressInfo
    here.config = readConfig({
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      FETCH_ALLOW: `127.0.0.1/32:${here.feeds.port},127.0.0.1/32:${here.hub.port}`,
    })
    here.web = openWeb({
      allow: here.config.fetchAllow,
      userAgent: 'Broadsheet/test',
      pauseMs: 0,
      holds: memoryHolds(),
      now: () => here.now,
    })
    return () => Promise.all([here.hub.close(), here.web.close()])
  })
  afterAll(async () => {
    here.paper.closeAllConnections()
    here.paper.close()
    await Promise.all([here.feeds.close(), parser.close()])
  })

  const story = (name: string) => ({
    guid: name,
    link: `https://pine.example/${name}`,
    title: `Of the ${name}`,
    body: sentences(name),
  })
  const naming = (items: ReturnType<typeof story>[], hubUrl = here.hub.url, self = here.feeds.url('/feed')) =>
    rssBytes(
      items,
      `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${hubUrl}"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${self}"/>`,
    )
  const serve = (body: Uint8Array, headers: Record<string, string> = {}) =>
    here.feeds.set('/feed', { headers: { 'content-type': 'application/rss+xml', ...headers }, body })
  const tend = () => tendHubs({ db: here.db, web: here.web, config: here.config, now: () => here.now })
  const subscriptions = () => here.db.select().from(hubSubscriptions).orderBy(asc(hubSubscriptions.topic))
  const headlines = async () =>
    (await here.db.select().from(articles).orderBy(asc(articles.id))).map(({ headline }) => headline)

  async function row(id: number): Promise<SourceRow> {
    const [found] = await here.db.select().from(sources).where(eq(sources.id, id))
    if (!found) throw new Error('no source')
    return found
  }
  const read = async (id: number) => ingestSource({ db: here.db, web: here.web, parser, now: here.now }, await row(id))

  /** A source whose feed names the hub, read once; the hub was asked and has confirmed. */
  async function subscribed(): Promise<{ id: number; wish: HubWish }> {
    serve(naming([story('otter')]))
    const { id } = await givenSource(here.db, { feedUrl: here.feeds.url('/feed'), reuseBasis: 'default' })
    await read(id)
    await tend()
    const wish = await here.hub.next('subscribe')
    expect(await here.hub.confirm(wish)).toMatchObject({ status: 200 })
    return { id, wish }
  }
  const text = (items: ReturnType<typeof story>[]) => Buffer.from(rssBytes(items)).toString()

  return { here, parser, later, story, naming, serve, tend, subscriptions, headlines, row, read, subscribed, text }
}
