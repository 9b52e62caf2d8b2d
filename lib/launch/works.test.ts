import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { aloneBulletins } from '#lib/db/bulletin.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { openParser } from '#lib/ingest/parser.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { listSections } from '#lib/sections/queries.ts'
import { addSources, addStarters, askSourcesAgain } from '#lib/sources/actions.ts'
import { listSources } from '#lib/sources/queries.ts'
import { addWishes, MOST_WISHES, readWishes } from '#lib/sources/wishes.ts'
import { acting, idleWorks } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { rssBytes } from '#lib/testing/rss.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb } from '#lib/web/web.ts'
import { worksOf } from './works.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const words = messagesFor('en')
const say = words.setup.sources

describe('the addresses that the owner brings', () => {
  let db: Db
  let server: FeedServer
  let owner: Acting
  let engine: Engine

  beforeEach(async () => {
    db = await testDb()
    server = await startFeedServer()
    const allow = [{ address: '127.0.0.1', bits: 32, port: server.port }]
    const web = openWeb({ allow, userAgent: 'Broadsheet', holds: memoryHolds(), now: () => NOW })
    const parser = openParser()
    const notAsked = () => Promise.reject(new Error('not asked'))
    const health = async () => ({ answers: true, freeBytes: 1e9, room: true })
    const store = {
      db,
      kind: 'embedded' as const,
      bulletins: aloneBulletins,
      health,
      backup: notAsked,
      restore: notAsked,
    }
    engine = {
      config: readConfig({}),
      store: { ...store, close: async () => undefined },
      db,
      web,
      weatherWeb: web,
      hubWeb: web,
      pictureWeb: web,
      savingWeb: web,
      parser,
      now: () => NOW,
      wake: () => undefined,
      recall: async () => undefined,
      async close() {
        await web.close()
        await parser.close()
      },
    }
    owner = acting(db, {
      reader: await givenReader(db, { role: 'owner' }),
      works: worksOf(engine, idleWorks.providers),
    })
  })
  afterEach(async () => {
    await engine.close()
    await server.close()
  })

  const feed = (path: string, title: string) =>
    server.set(path, {
      headers: { 'content-type': 'application/rss+xml' },
      body: Buffer.from(rssBytes([{ guid: path, link: server.url(`${path}/1`), title }]))
        .toString()
        .replace('Pine Street News', title),
    })

  it('are each told what came of them, and the good ones are sources with their stories', async () => {
    feed('/harbour', 'Harbour Bell')
    const [good, gone, odd] = [server.url('/harbour'), server.url('/gone'), 'no address at all']
    const done = await perform(addSources, owner, { addresses: [good, gone, odd].join('\r\n'), section: 'Town' }, {})
    expect(done).toEqual({ is: 'done', go: '/setup/sources#asked' })
    const wishes = await readWishes(db)
    expect(wishes.map(({ address, state }) => [address, state])).toEqual([
      [good, 'added'],
      [gone, 'refused'],
      [odd, 'refused'],
    ])
    expect(wishes[0]?.told).toBe(say.added('Harbour Bell', 1))
    expect(wishes.every(({ told }) => told.length > 10)).toBe(true)
    expect(await listSections(db)).toMatchObject([{ name: 'Town' }])
    expect(await listSources(db, NOW, words.sources)).toMatchObject([{ title: 'Harbour Bell', articles: 1 }])
  })

  it('come from an OPML, pasted or as a file; its folders become sections', async () => {
    feed('/a', 'Alder')
    feed('/b', 'Birch')
    const opml = (title: string, path: string) =>
      `<opml><body><outline text="${title}"><outline text="x" xmlUrl="${server.url(path)}"/></outline></body></opml>`
    await perform(addSources, owner, { addresses: opml('Trees', '/a'), list: opml('Woods', '/b'), section: '' }, {})
    expect((await listSections(db)).map(({ name }) => name).sort()).toEqual(['Trees', 'Woods'])
    expect((await readWishes(db)).map(({ state }) => state)).toEqual(['added', 'added'])
  })

  it('of a list are told by its lines: what was there already, what failed, what is no address', async () => {
    feed('/a', 'Alder')
    feed('/b', 'Birch')
    await perform(addSources, owner, { addresses: server.url('/a') }, {})
    const outline = (path: string) => `<outline text="x" xmlUrl="${server.url(path)}"/>`
    const list = [
      '<opml><body>',
      outline('/a'),
      outline('/b'),
      outline('/b/'),
      outline('/gone'),
      '<outline type="rss"/>',
    ]
    expect(await perform(addSources, owner, { list: [...list, '</body></opml>'].join('\n') }, {})).toMatchObject({
      is: 'done',
    })
    expect((await readWishes(db)).map(({ line, state, told }) => [line, state, told])).toEqual([
      [2, 'known', words.sources.refusals['known-already']('Alder')],
      [3, 'added', say.added('Birch', 1)],
      [4, 'known', say.odd.twice(3)],
      [5, 'refused', words.sources.problems.status('404')],
      [6, 'refused', say.odd['no-address']],
    ])
  })

  it('by interest come from the starter pack, as wishes in the section of their first interest', async () => {
    const idle = { ...owner, works: idleWorks }
    expect(await perform(addStarters, idle, { interest: 'technology', language: ['en', 'de'] }, {})).toMatchObject({
      is: 'done',
    })
    const wishes = await readWishes(db)
    expect(wishes.map(({ title, section, starter }) => [title, section, starter])).toEqual([
      ['Electronic Frontier Foundation', 'Technology', 'eff'],
      ['NASA', 'Science', 'nasa'],
      ['netzpolitik.org', 'Technology', 'netzpolitik'],
    ])
    expect(await perform(addStarters, idle, {}, {})).toMatchObject({ is: 'mend' })
    expect(await perform(addStarters, idle, { interest: 'world' }, {})).toMatchObject({ is: 'mend' })
  })

  it('that are under way when the paper stops wait for its next start', async () => {
    const asked = new Promise<void>((settle) => server.set('/slow', () => settle()))
    await addWishes(db, [{ address: server.url('/slow') }])
    const asking = owner.works.askSources()
    await asked
    await engine.web.close()
    await asking
    expect(await readWishes(db)).toMatchObject([{ state: 'waiting', told: '' }])
  })

  it('have a sentence at the field where there is nothing to add', async () => {
    for (const [fields, errors] of [
      [{ addresses: ' \n# mine\n' }, { addresses: say.emptyList }],
      [{}, { addresses: say.none }],
      [{ addresses: '<html></html>' }, { addresses: say.noList }],
      [{ list: '<html></html>' }, { list: say.noList }],
      [{ list: '<opml></opml>' }, { addresses: say.emptyList }],
      [
        { addresses: Array.from({ length: MOST_WISHES + 1 }, (_, at) => `${at}.example`).join('\n') },
        { addresses: say.tooMany(MOST_WISHES) },
      ],
    ] as const) {
      expect(await perform(addSources, owner, fields, {})).toEqual({ is: 'mend', errors })
    }
    expect(await readWishes(db)).toEqual([])
  })

  it('that waited when the paper was stopped are asked for when somebody looks', async () => {
    feed('/later', 'Later')
    await addWishes(db, [{ address: server.url('/later'), section: null }])
    await addWishes(db, [{ address: server.url('/later'), section: null }])
    expect(await readWishes(db)).toHaveLength(1)
    await perform(askSourcesAgain, owner, {}, {})
    expect(await readWishes(db)).toMatchObject([{ state: 'added' }])
  })

  it('are an editor’s or the owner’s to bring and nobody else’s', async () => {
    const moderator = { ...owner, reader: await givenReader(db, { role: 'moderator' }) }
    expect(await perform(addSources, moderator, { addresses: server.url('/x') }, {})).toMatchObject({ status: 404 })
    expect(server.requests).toEqual([])
  })
})
