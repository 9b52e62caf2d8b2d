import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { en } from '#lib/messages/en/index.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { addSource, pauseSource, removeSource, restoreSource, resumeSource, setSource } from './commands.ts'
import { findSource, listSources, showSource } from './queries.ts'

const now = new Date('2025-08-10T08:42:00Z')
let db: Db

beforeEach(async () => {
  db = await testDb()
  const section = await givenSection(db)
  const source = await givenSource(db, { slug: 'pine', title: 'Pine', sectionId: section.id, nextReadAt: now })
  await givenArticle(db, { sourceId: source.id })
  await givenArticle(db, { sourceId: source.id, removedAt: now })
})

test('a source is found by id and by slug, with its section, its articles and its health', async () => {
  const view = {
    id: 1,
    slug: 'pine',
    section: { slug: 'city', name: 'City' },
    articles: 1,
    health: { state: 'waiting' },
  }
  expect(await showSource(db, '1', now, en.sources)).toMatchObject(view)
  expect(await showSource(db, 'pine', now, en.sources)).toMatchObject(view)
  expect(await listSources(db, now, en.sources)).toMatchObject([view])
  expect(await showSource(db, '99999999999', now, en.sources)).toBeNull()
  expect(await findSource(db, "'; drop table sources")).toBeNull()
})

test('a paused source rests until it is resumed, and is then due at once with a clean slate', async () => {
  expect(await pauseSource(db, 'pine')).toMatchObject({ ok: true, value: { state: 'paused' } })
  expect(await resumeSource(db, 'pine')).toMatchObject({
    ok: true,
    value: { state: 'active', nextReadAt: null, failures: 0 },
  })
})

test('a removed source leaves the list, and what is done to it is refused', async () => {
  await removeSource(db, 'pine', now)
  expect(await listSources(db, now, en.sources)).toEqual([])
  expect(await resumeSource(db, 'pine')).toEqual({ ok: false, reason: 'source-removed' })
  expect(await pauseSource(db, 'nowhere')).toEqual({ ok: false, reason: 'source-unknown' })
})

test('a removed source comes back whole, in the state that it was in; one that moved onto another does not', async () => {
  await pauseSource(db, 'pine')
  await removeSource(db, 'pine', now)
  expect(await restoreSource(db, 'pine')).toMatchObject({
    ok: true,
    value: { state: 'paused', removedAt: null, removedFrom: null },
  })
  expect(await listSources(db, now, en.sources)).toMatchObject([{ slug: 'pine', articles: 1 }])
  expect(await restoreSource(db, 'pine')).toEqual({ ok: false, reason: 'source-there' })
  await givenSource(db, { slug: 'merged', state: 'removed' })
  expect(await restoreSource(db, 'merged')).toEqual({ ok: false, reason: 'source-removed' })
})

test('what is not named stays when a source is set; a right that is changed rests on what is said of it', async () => {
  expect(await setSource(db, 'pine', { keepDays: 30 })).toMatchObject({
    ok: true,
    value: { keepDays: 30, sectionId: 1 },
  })
  const right = { right: 'excerpt', basis: 'Their letter of May 3' } as const
  expect(await setSource(db, 'pine', { reuse: right, sectionId: null })).toMatchObject({
    ok: true,
    value: { reuse: 'excerpt', reuseBasis: 'Their letter of May 3', keepDays: 30, sectionId: null },
  })
  await setSource(db, 'pine', { reuse: { right: 'members', basis: null }, keepDays: null })
  expect(await findSource(db, 'pine')).toMatchObject({ reuse: 'members', reuseBasis: 'operator', keepDays: null })
})

test('a source of the sample is changed only with the sample', async () => {
  await givenSource(db, { slug: 'desk', kind: 'bundled', sample: true })
  for (const change of [pauseSource, resumeSource, removeSource]) {
    expect(await change(db, 'desk', now)).toEqual({ ok: false, reason: 'bundled-source' })
  }
})

test('a feed that is read is known already, also where a removed source once had its address', async () => {
  await givenSource(db, { state: 'removed', title: 'Merged', feedUrl: 'http://oak.example/feed' })
  await givenSource(db, { title: 'Oak', feedUrl: 'https://oak.example/feed' })
  const nobody = () => Promise.reject(new Error('asked'))
  const context = { db, web: { fetch: nobody, close: nobody }, parser: { feed: nobody, discover: nobody }, now }
  expect(await addSource(context, { url: 'http://oak.example/feed' })).toEqual({
    ok: false,
    reason: 'known-already',
    detail: 'Oak',
  })
})

test('a feed brings back no removed source by saying that it is that one', async () => {
  const removed = await givenSource(db, { state: 'removed', feedUrl: 'https://ash.example/feed', reuse: 'full' })
  const url = 'https://elm.example/feed'
  const answer = { status: 200, url, movedTo: null, secured: false, headers: {}, body: new Uint8Array() }
  const validators = { etag: null, lastModified: null, hintSeconds: 0 }
  const feed = {
    ...{ format: 'rss' as const, title: 'Elm', link: null, description: null, language: null, licence: null },
    ...{ self: removed.feedUrl, hubs: [], ttlSeconds: 0, skipHours: [], skipDays: [], entries: [], repaired: false },
  }
  const context = {
    db,
    web: { fetch: async () => ({ ok: true as const, value: { ...answer, ...validators } }), close: async () => {} },
    parser: {
      feed: async () => ({ ok: true as const, value: feed }),
      discover: () => Promise.reject(new Error('asked')),
    },
    now,
  }
  const added = await addSource(context, { url })
  expect(added).toMatchObject({ ok: true, value: { source: { feedUrl: url, reuse: 'members' } } })
  expect(await findSource(db, String(removed.id))).toMatchObject({ state: 'removed' })
})
