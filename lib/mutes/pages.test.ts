import { beforeEach, describe, expect, it } from 'vitest'
import { getArticle } from '#lib/articles/article-page.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource, givenStory } from '#lib/testing/given.ts'
import { givenMute } from '#lib/testing/given-mutes.ts'
import { givenPerson, TEST_NOW } from '#lib/testing/given-people.ts'
import type { Muted } from './model.ts'
import { heldInList, heldOnPage, itemsWithoutMuted, muteOf, withoutMuted } from './pages.ts'
import { mutedOf } from './queries.ts'

let db: Db
let reader: { id: number }
let herald: { id: number }
let plain: { id: number }
beforeEach(async () => {
  db = await testDb()
  reader = await givenPerson(db)
  herald = await givenSource(db, { slug: 'herald', title: 'Herald' })
  plain = await givenSource(db)
})

/** The paper as the reader opened it, or as they did with the wish to see what they mute. */
async function asked(shown = false) {
  const mutes = await mutedOf(db, reader.id, TEST_NOW)
  return { db, mutes, scope: { sample: false, at: TEST_NOW, without: shown ? null : mutes } }
}

describe('a page for its reader', () => {
  const load = async (scope: Scope) => (await listTrails(db, scope)).trails.map(({ id }) => id)
  const same = (ids: number[]) => ids

  it('is everybody’s where nothing on it is muted, and is made once', async () => {
    const { id } = await givenArticle(db, { sourceId: plain.id })
    await givenMute(db, reader.id, { sourceId: herald.id })
    let made = 0
    const counted = (scope: Scope) => {
      made += 1
      return load(scope)
    }
    expect(await heldOnPage(await asked(), counted, same)).toEqual({ page: [id], held: [] })
    expect(made).toBe(1)
  })

  it('leaves out what is muted and names it, or shows it and names it where it was asked for', async () => {
    const kept = await givenArticle(db, { sourceId: plain.id })
    const held = await givenArticle(db, { sourceId: herald.id })
    await givenMute(db, reader.id, { sourceId: herald.id })
    expect(await heldOnPage(await asked(), load, same)).toEqual({ page: [kept.id], held: [held.id] })
    const shown = await heldOnPage(await asked(true), load, same)
    expect([shown.page.length, shown.held]).toEqual([2, [held.id]])
    const open = await asked(true)
    expect(await heldInList(open, await listTrails(db, open.scope))).toEqual([held.id])
    expect(muteOf(open.mutes, { kind: 'source', slug: 'herald' })).toMatchObject({ name: 'Herald', until: null })
    expect(muteOf(open.mutes, { kind: 'topic', slug: 'herald' })).toBeNull()
  })

  it('is everybody’s for somebody who mutes people alone', async () => {
    const { id } = await givenArticle(db, { sourceId: plain.id })
    await givenMute(db, reader.id, { mutedId: (await givenPerson(db)).id })
    expect(await heldOnPage(await asked(), load, same)).toEqual({ page: [id], held: [] })
    expect((await listTrails(db, (await asked()).scope)).held).toEqual([])
  })
})

it('a story that is opened leads neither to other tellings nor by "Read:" lines to what is muted; its text stays', async () => {
  const { id: storyId } = await givenStory(db)
  const other = await givenArticle(db, { sourceId: herald.id, headline: 'Told elsewhere', storyId })
  const led = await givenArticle(db, { sourceId: herald.id, headline: 'Our own copy' })
  const body = [
    { kind: 'html' as const, html: '<p>It rained.</p>' },
    { kind: 'read' as const, title: 'Our own copy', href: null },
    { kind: 'read' as const, title: 'More rain', href: 'https://a.example/rain' },
    { kind: 'read' as const, title: 'Sunshine', href: 'https://a.example/sun' },
  ]
  const { id } = await givenArticle(db, { sourceId: plain.id, storyId, body })
  await givenMute(db, reader.id, { sourceId: herald.id })
  await givenMute(db, reader.id, 'rain')
  const article = await getArticle(db, id, true)
  if (!article) throw new Error('no article')
  const own = await withoutMuted(await asked(), article)
  expect(own.article.alsoAt).toEqual([])
  expect(own.article.body).toMatchObject([{ kind: 'html', html: '<p>It rained.</p>' }, { title: 'Sunshine' }])
  expect([own.held.sort(), own.words]).toEqual([[other.id, led.id].sort(), ['rain']])
  const shown = await withoutMuted(await asked(true), article)
  expect([shown.article, shown.held.length]).toEqual([article, 2])
})

it('of somebody else’s reading list what is muted is left out, by its article or by a word of its headline', async () => {
  const muted = await givenArticle(db, { sourceId: herald.id })
  await givenMute(db, reader.id, { sourceId: herald.id })
  await givenMute(db, reader.id, 'rain')
  const items = [
    { href: `/article/${muted.slug}-${muted.id}`, headline: muted.headline },
    { href: 'https://a.example/1', headline: 'Rain again' },
    { href: 'https://a.example/2', headline: 'Sunshine' },
    { href: null, headline: 'Gone' },
  ]
  const left = await itemsWithoutMuted(await asked(), items)
  expect(left).toEqual({ items: items.slice(2), held: [muted.id], words: ['rain'] })
  expect((await itemsWithoutMuted(await asked(true), items)).items).toEqual(items)
  const nobody: { db: Db; mutes: Muted | null; scope: Scope } = { ...(await asked(true)), mutes: null }
  expect(await itemsWithoutMuted(nobody, items)).toEqual({ items, held: [], words: [] })
})
