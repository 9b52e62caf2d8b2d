import { beforeEach, describe, expect, it } from 'vitest'
import { articles } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { type HubServer, startHub } from '#lib/testing/hub-server.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import { type HubTeller, openHubTeller } from './tell-hub.ts'

const NOW = new Date('2025-08-10T12:00:00Z')
/** Long enough that it never comes by itself within a test. */
const NEVER_MS = 3_600_000

describe('the paper’s own hub', () => {
  let db: Db
  let hub: HubServer
  let web: Web
  let teller: HubTeller

  beforeEach(async () => {
    db = await testDb()
    hub = await startHub()
    const allow = [{ address: '127.0.0.1', bits: 32, port: hub.port }]
    web = openWeb({ allow, userAgent: 'Broadsheet/test', pauseMs: 0, holds: memoryHolds(), now: () => NOW })
    const config = readConfig({ PUBLIC_URL: 'https://paper.example', WEBSUB_HUB: hub.url })
    teller = openHubTeller({ config, db, web, now: () => NOW }, NEVER_MS)
    return async () => {
      await teller.stop()
      await Promise.all([hub.close(), web.close()])
    }
  })

  const told = () =>
    hub.wishes.splice(0).map((wish) => `${wish['hub.mode']} ${wish['hub.url']?.replace('https://paper.example', '')}`)
  async function given(fields: { headline?: string } = {}) {
    const section = await givenSection(db)
    const source = await givenSource(db, { slug: 'pine' })
    return givenArticle(db, { sourceId: source.id, sectionId: section.id, slug: 'otter', ...fields })
  }

  it('is told of each feed that has changed, once, in all formats', async () => {
    const { id } = await given()
    for (let time = 0; time < 3; time += 1) teller.changed([id])
    await teller.flush()
    const files = ['feed.xml', 'atom.xml', 'feed.json']
    expect(told()).toEqual(
      ['/', '/section/city/', '/source/pine/'].flatMap((folder) => files.map((file) => `publish ${folder}${file}`)),
    )
  })

  it('is told nothing where a feed says what it said, such as after a vote; and what changed, where one changed', async () => {
    const { id } = await given()
    teller.changed([id])
    await teller.flush()
    told()
    teller.changed([id])
    await teller.flush()
    expect(told()).toEqual([])
    await givenComment(db, { personId: null, articleId: id })
    teller.changed([id])
    await teller.flush()
    expect(told()).toEqual(
      ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `publish /article/otter-${id}/comments/${file}`),
    )
    await db.update(articles).set({ headline: 'Another' })
    teller.changed([id])
    await teller.flush()
    expect(told()).toContain('publish /feed.xml')
  })

  it('that is away is told later, and keeps nothing from going on', async () => {
    const { id } = await given()
    hub.status = 500
    teller.changed([id])
    await teller.flush()
    told()
    hub.status = 204
    await teller.flush()
    expect(told()).toHaveLength(9)
  })

  it('is nobody where none is set', async () => {
    const quiet = openHubTeller({ config: readConfig({}), db, web, now: () => NOW })
    quiet.changed([(await given()).id])
    await quiet.flush()
    await quiet.stop()
    expect(told()).toEqual([])
  })
})
