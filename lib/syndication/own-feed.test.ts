import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articleLabels, articles, follows, labels, mutes, people, sanctions, sources } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { ownFeedState } from '#lib/following/own-feed.ts'
import { setOwnFeed } from '#lib/following/own-feed-action.ts'
import { perform } from '#lib/forms/perform.ts'
import { openPaper } from '#lib/paper/open.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { atomFaults, jsonFeedFaults, rssFaults } from '#lib/testing/feed-rules.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenMute } from '#lib/testing/given-mutes.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { writeAtom } from './atom.ts'
import { writeJsonFeed } from './json-feed.ts'
import { ownFeedOf } from './own-feed.ts'
import { writeRss } from './rss.ts'

const NOW = new Date('2025-08-10T12:00:00Z')
const at = (hour: number) => new Date(NOW.getTime() - hour * 3_600_000)

describe('the feed of what somebody follows', () => {
  let db: Db
  let ines: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines', name: 'Ines' })
  })

  async function make(reader = ines): Promise<string> {
    const outcome = await perform(setOwnFeed, acting(db, { reader }), { wish: 'make' }, {})
    const { value } = outcome as { value: { key: string } }
    return value.key
  }
  async function asked(key: string, before: string | null = null, settings: Record<string, string> = {}) {
    const config = readConfig({ PUBLIC_URL: 'https://paper.example', ...settings })
    const open = await openPaper({ config, db, now: () => NOW })
    return ownFeedOf({ ...open, version: '1.2.3', since: NOW }, key, before === null ? null : readCursor(before))
  }
  const titles = async (key: string) => (await asked(key))?.entries.map(({ title }) => title)

  async function givenPaper() {
    const section = await givenSection(db)
    const plain = await givenSource(db)
    const herald = await givenSource(db, { title: 'Herald' })
    const [rail] = await db.insert(labels).values({ kind: 'topic', slug: 'rail', name: 'Rail' }).returning()
    const story = (headline: string, hour: number, fields: Partial<typeof articles.$inferInsert> = {}) =>
      givenArticle(db, { sourceId: plain.id, headline, publishedAt: at(hour), ...fields })
    await story('Nothing of it', 1)
    await story('Of the section', 3, { sectionId: section.id })
    await story('Of the source', 2, { sourceId: herald.id })
    const onRail = await story('Of the topic', 4)
    const both = await story('Of two of them', 5, { sectionId: section.id, sourceId: herald.id })
    if (!rail) throw new Error('no label')
    const of = { labelId: rail.id, position: 0 }
    await db.insert(articleLabels).values({ articleId: onRail.id, publishedAt: onRail.publishedAt, ...of })
    await db.insert(follows).values([
      { personId: ines.id, sectionId: section.id, at: NOW },
      { personId: ines.id, sourceId: herald.id, at: NOW },
      { personId: ines.id, labelId: rail.id, at: NOW },
    ])
    return { section, herald, both }
  }

  it('has all that they follow and nothing else, newest first, each once', async () => {
    await givenPaper()
    expect(await titles(await make())).toEqual(['Of the source', 'Of the section', 'Of the topic', 'Of two of them'])
  })

  it('leaves out what they mute, and says nothing of it', async () => {
    const { herald } = await givenPaper()
    await givenMute(db, ines.id, { sourceId: herald.id }, new Date(NOW.getTime() + 1), NOW)
    await givenMute(db, ines.id, 'TOPIC', new Date(NOW.getTime() - 1), NOW)
    const key = await make()
    expect(await titles(key)).toEqual(['Of the section', 'Of the topic'])
    expect(JSON.stringify(await asked(key))).not.toMatch(/Herald|held|mute/i)
  })

  it('is empty for somebody who follows nothing, and leaves out what the paper shows no more', async () => {
    expect(await titles(await make())).toEqual([])
    const { herald, both } = await givenPaper()
    await db.update(sources).set({ state: 'removed' }).where(eq(sources.id, herald.id))
    await db.update(articles).set({ removedAt: NOW }).where(eq(articles.id, both.id))
    expect(await titles(await make())).toEqual(['Of the section', 'Of the topic'])
  })

  it('leaves out what they mute, and what others mute not', async () => {
    const { herald } = await givenPaper()
    const tarek = await givenReader(db, { handle: 'tarek' })
    await db.insert(mutes).values({ personId: tarek.id, word: 'section', wordKey: 'section', at: NOW })
    await db.insert(mutes).values({ personId: ines.id, sourceId: herald.id, at: NOW })
    expect(await titles(await make())).toEqual(['Of the section', 'Of the topic'])
  })

  it('is valid in all formats, and every address in it that is its own carries the key, a hub none', async () => {
    const { section } = await givenPaper()
    for (let n = 0; n < 40; n += 1) {
      const sourceId = (await givenSource(db)).id
      await givenArticle(db, { sourceId, sectionId: section.id, headline: `Older ${n}`, publishedAt: at(24 + n) })
    }
    const key = await make()
    const first = await asked(key, null, { WEBSUB_HUB: 'https://hub.example/' })
    if (!first) throw new Error('no feed')
    expect(first.entries).toHaveLength(30)
    const older = await asked(key, new URLSearchParams(first.nextQuery ?? '').get('before'))
    if (!older) throw new Error('no older part')
    for (const feed of [first, older]) {
      expect([rssFaults(writeRss(feed)), atomFaults(writeAtom(feed)), jsonFeedFaults(writeJsonFeed(feed))]).toEqual([
        [],
        [],
        [],
      ])
      for (const text of [writeRss(feed), writeAtom(feed), writeJsonFeed(feed)]) {
        const own = text.match(/https:\/\/paper\.example\/for-you\/[^"<\s]+/g) ?? []
        expect(own.length).toBeGreaterThan(0)
        for (const address of own) expect(address).toContain(`key=${key}`)
        expect(text).not.toMatch(/hub\.example|ines/i)
      }
    }
    const all = [...first.entries, ...older.entries].map(({ title }) => title)
    expect(all).toHaveLength(44)
    expect(new Set(all).size).toBe(44)
  })

  it('opens to its own key alone; a new key ends the one before, and stopping ends the feed', async () => {
    await givenPaper()
    const other = await givenReader(db, { handle: 'tarek' })
    const key = await make()
    expect(await titles(await make(other))).toEqual([])
    for (const wrong of ['', key.slice(1), `${key}x`, `${key.slice(0, -1)}!`, 'x'.repeat(43)]) {
      expect(await asked(wrong), wrong).toBeNull()
    }
    const next = await make()
    expect(await asked(key)).toBeNull()
    expect(await titles(next)).toHaveLength(4)
    await perform(setOwnFeed, acting(db, { reader: ines }), { wish: 'stop' }, {})
    expect(await asked(next)).toBeNull()
  })

  it('is told once: of a key only its hash is kept, and only the browser that made it sees it', async () => {
    const key = await make()
    expect(await ownFeedState(db, ines.id, key)).toMatchObject({ key })
    expect(await ownFeedState(db, ines.id, null)).toMatchObject({ key: null })
    expect(await ownFeedState(db, ines.id, 'x'.repeat(43))).toMatchObject({ key: null })
    const next = await make()
    expect(await ownFeedState(db, ines.id, key)).toMatchObject({ key: null })
    expect(await ownFeedState(db, ines.id, next)).toMatchObject({ key: next })
  })

  it('is closed while its owner is banned or leaves', async () => {
    const key = await make()
    await db.update(people).set({ leavesAt: NOW }).where(eq(people.id, ines.id))
    expect(await asked(key)).toBeNull()
    await db.update(people).set({ leavesAt: null }).where(eq(people.id, ines.id))
    expect(await asked(key)).not.toBeNull()
    await db.insert(sanctions).values({ personId: ines.id, kind: 'ban', reason: 'Insults.', from: at(24) })
    expect(await asked(key)).toBeNull()
  })

  it('speaks its owner’s language', async () => {
    await db
      .update(people)
      .set({ preferences: { language: 'de' } })
      .where(eq(people.id, ines.id))
    expect(await asked(await make())).toMatchObject({ language: 'de', title: 'Wem ich folge · Broadsheet' })
  })
})
