import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articles, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { noteOwn, putBack, remove, save, setState } from './actions.ts'
import { tidySaves } from './commands.ts'
import { listSaved, savedFacets, savedIds, savedSums } from './queries.ts'

const UNREAD = { shelf: 'unread', order: 'newest', after: null, just: null } as const
const minutes = (count: number) => new Date(TEST_NOW.getTime() + count * 60_000)

describe('saving', () => {
  let db: Db
  let mira: Reader
  let tarek: Reader
  let article: typeof articles.$inferSelect

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    tarek = await givenReader(db)
    const source = await givenSource(db, { title: 'City Desk' })
    article = await givenArticle(db, { sourceId: source.id, headline: 'The night bus', words: 912, language: 'en' })
  })

  const ask = <In>(action: Action<In>, fields: Record<string, unknown>, reader: Reader | null = mira, now = TEST_NOW) =>
    perform(action, acting(db, { reader, now, back: '/section/city?before=x#y' }), fields, {})
  const onPage = (wish: Partial<Parameters<typeof listSaved>[2]> = {}, reader = mira, now = TEST_NOW) =>
    listSaved(db, reader.id, { ...UNREAD, ...wish }, now)

  it('keeps an article with what names it, and the reader goes on where the button was', async () => {
    expect(await ask(save, { save: String(article.id) })).toEqual({
      is: 'done',
      go: `/section/city?before=x#save-${article.id}`,
      value: { saved: true },
    })
    const { items } = await onPage()
    expect(items).toMatchObject([
      { headline: 'The night bus', source: 'City Desk', minutes: 4, href: `/article/${article.slug}-${article.id}` },
    ])
    expect(await savedIds(db, mira.id)).toEqual(new Set([article.id]))
    expect(await savedIds(db, tarek.id)).toEqual(new Set())
  })

  it('twice is once, also at the same instant, and does not begin anew', async () => {
    await ask(save, { save: String(article.id) })
    await ask(setState, { done: String((await onPage()).items[0]?.id) })
    await Promise.all([0, 1, 2].map(() => ask(save, { save: String(article.id) }, mira, minutes(5))))
    const kept = await db.select().from(saves)
    expect(kept).toMatchObject([{ state: 'done', savedAt: TEST_NOW }])
  })

  it('taken off and saved again it begins anew, as unread', async () => {
    await ask(save, { save: String(article.id) })
    await ask(setState, { done: String((await onPage()).items[0]?.id) })
    expect(await ask(save, { unsave: String(article.id) })).toMatchObject({ value: { saved: false } })
    expect(await savedIds(db, mira.id)).toEqual(new Set())
    await ask(save, { save: String(article.id) }, mira, minutes(5))
    expect((await onPage()).items).toMatchObject([{ shelf: 'unread', savedAt: minutes(5).toISOString() }])
  })

  it('needs an account, and leads to sign-in', async () => {
    expect(await ask(save, { save: String(article.id) }, null)).toEqual({
      is: 'sign-in',
      sentence: 'Please sign in first. The story is saved as soon as you have.',
    })
  })

  it('takes one number under one name and no other column', async () => {
    const number = String(article.id)
    const outcomes = [
      await ask(save, {}),
      await ask(save, { save: number, unsave: number }),
      await ask(save, { save: '0' }),
      await ask(save, { save: '2147483648' }),
      await ask(save, { save: '1; drop table saves' }),
      await ask(save, { save: number, personId: String(tarek.id) }),
      await ask(save, { save: number, state: 'done' }),
    ]
    expect(outcomes.map(({ is }) => is)).toEqual(['mend', 'mend', 'mend', 'mend', 'mend', 'refused', 'refused'])
    expect(await db.$count(saves)).toBe(0)
  })

  it('of an article that is not there, or was taken out, is refused in one sentence', async () => {
    await db.update(articles).set({ removedAt: TEST_NOW }).where(eq(articles.id, article.id))
    for (const id of [String(article.id), '999999']) {
      expect(await ask(save, { save: id })).toMatchObject({ is: 'refused', status: 409 })
    }
  })

  it('a pause leaves it open, a ban does not', async () => {
    const bar = { reason: 'Rude.', until: null }
    const number = { save: String(article.id) }
    expect(await ask(save, number, { ...mira, bar: { kind: 'pause', ...bar } })).toMatchObject({ is: 'done' })
    expect(await ask(save, number, { ...tarek, bar: { kind: 'ban', ...bar } })).toMatchObject({ status: 403 })
  })

  it('stops at three hundred in ten minutes', async () => {
    const outcomes = new Set<string>()
    for (let turn = 0; turn < 301; turn += 1) outcomes.add((await ask(save, { save: String(article.id) })).is)
    expect(outcomes).toEqual(new Set(['done', 'refused']))
  })
})

describe('what is saved', () => {
  let db: Db
  let mira: Reader
  let tarek: Reader

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    tarek = await givenReader(db)
  })

  const ask = <In>(action: Action<In>, fields: Record<string, unknown>, now = TEST_NOW, back = '/saved?order=oldest') =>
    perform(action, acting(db, { reader: mira, now, back }), fields, {})
  const headlines = async (wish: Partial<Parameters<typeof listSaved>[2]> = {}, now = TEST_NOW) =>
    (await listSaved(db, mira.id, { ...UNREAD, ...wish }, now)).items.map(({ headline }) => headline)

  it('stands on the shelf of its state, newest, oldest, shortest or longest first, and is summed', async () => {
    for (const [index, state] of (['unread', 'in-progress', 'done', 'archived', 'unread'] as const).entries()) {
      await givenSave(db, {
        personId: mira.id,
        headline: `${index}`,
        state,
        savedAt: minutes(index),
        minutes: 50 - index,
        progress: state === 'in-progress' ? 0.9 : 0,
      })
    }
    await givenSave(db, { personId: mira.id, headline: 'off', removedAt: TEST_NOW })
    await givenSave(db, { personId: tarek.id, headline: 'another’s' })
    expect(await headlines()).toEqual(['4', '0'])
    expect(await headlines({ order: 'oldest' })).toEqual(['0', '4'])
    expect(await headlines({ order: 'shortest' })).toEqual(['4', '0'])
    expect(await headlines({ order: 'longest' })).toEqual(['0', '4'])
    for (const [shelf, headline] of [
      ['in-progress', '1'],
      ['done', '2'],
      ['archived', '3'],
    ] as const) {
      expect(await headlines({ shelf })).toEqual([headline])
    }
    expect(await savedSums(db, mira.id)).toEqual({
      unread: { count: 2, minutes: 96 },
      'in-progress': { count: 1, minutes: 5 },
      done: { count: 1, minutes: 48 },
      archived: { count: 1, minutes: 47 },
    })
  })

  it('says what is left of what was begun, and never nothing', async () => {
    for (const [progress, state] of [
      [0, 'unread'],
      [0.4, 'in-progress'],
      [0.999, 'in-progress'],
      [1, 'done'],
    ] as const) {
      await givenSave(db, { personId: mira.id, headline: `${progress}`, progress, state, minutes: 5 })
    }
    const left: (number | null)[] = []
    for (const shelf of ['unread', 'in-progress', 'done'] as const) {
      const { items } = await listSaved(db, mira.id, { ...UNREAD, shelf, order: 'oldest' }, TEST_NOW)
      left.push(...items.map(({ minutesLeft }) => minutesLeft))
    }
    expect(left).toEqual([null, 3, 1, null])
  })

  it('is chosen among by source and by tag, of which each shelf names its own', async () => {
    const given = (headline: string, sourceTitle: string, tags: string[], state: 'unread' | 'done' = 'unread') =>
      givenSave(db, { personId: mira.id, headline, sourceTitle, tags, state })
    await given('a', 'City Desk', ['bridges'])
    await given('b', 'City Desk', [])
    await given('c', 'The Harbour', ['bridges', 'boats'])
    await given('d', 'Elsewhere', ['birds'], 'done')
    await givenSave(db, { personId: tarek.id, sourceTitle: 'Tarek’s own', tags: ['secret'] })
    expect(await headlines({ source: 'City Desk' })).toEqual(['b', 'a'])
    expect(await headlines({ tag: 'bridges' })).toEqual(['c', 'a'])
    expect(await headlines({ source: 'The Harbour', tag: 'boats' })).toEqual(['c'])
    expect(await headlines({ source: 'No such source' })).toEqual([])
    expect(await savedFacets(db, mira.id, 'unread')).toEqual({
      sources: [
        { name: 'City Desk', count: 2 },
        { name: 'The Harbour', count: 1 },
      ],
      tags: [
        { name: 'bridges', count: 2 },
        { name: 'boats', count: 1 },
      ],
    })
    expect((await savedFacets(db, mira.id, 'done')).sources).toEqual([{ name: 'Elsewhere', count: 1 }])
  })

  it('can have a note, which goes when it is emptied and is refused when it is too long', async () => {
    const { id } = await givenSave(db, { personId: mira.id })
    const note = async () => (await db.select().from(saves).where(eq(saves.id, id)))[0]?.note
    expect(await ask(noteOwn, { save: `${id}`, note: 'For the\r\ntrain ' })).toMatchObject({
      is: 'done',
      go: `/saved?order=oldest#save-${id}`,
    })
    expect(await note()).toBe('For the\ntrain')
    expect((await ask(noteOwn, { save: `${id}`, note: 'x'.repeat(5_001) })).is).toBe('mend')
    await ask(noteOwn, { save: `${id}`, note: '  ' })
    expect(await note()).toBeNull()
    const other = await givenSave(db, { personId: tarek.id })
    expect(await ask(noteOwn, { save: `${other.id}`, note: 'mine' })).toMatchObject({ status: 404 })
  })

  it('is paged by 50, each once, also where many were saved at the same instant or are of one length', async () => {
    for (let index = 0; index < 120; index += 1) {
      await givenSave(db, {
        personId: mira.id,
        headline: `${index}`,
        savedAt: minutes(Math.floor(index / 40)),
        minutes: 1 + Math.floor(index / 40),
      })
    }
    for (const order of ['newest', 'oldest', 'shortest', 'longest'] as const) {
      const seen: string[] = []
      const pages: number[] = []
      let after: { at: Date; id: number } | null = null
      for (;;) {
        const page = await listSaved(db, mira.id, { ...UNREAD, order, after }, TEST_NOW)
        seen.push(...page.items.map(({ headline }) => headline))
        pages.push(page.items.length)
        if (page.next === null) break
        after = readCursor(page.next)
      }
      expect(pages).toEqual([50, 50, 20])
      const all = Array.from({ length: 120 }, (_, index) => `${index}`)
      expect(seen).toEqual(order === 'oldest' || order === 'shortest' ? all : all.reverse())
    }
  })

  it('names what is gone by the headline that it had, and leads nowhere', async () => {
    const { id } = await givenSource(db)
    const article = await givenArticle(db, { sourceId: id, removedAt: TEST_NOW })
    await givenSave(db, { personId: mira.id, articleId: article.id, headline: 'Taken out since' })
    await givenSave(db, { personId: mira.id, link: 'https://elsewhere.example/a', headline: 'Elsewhere' })
    const { items } = await listSaved(db, mira.id, UNREAD, TEST_NOW)
    expect(items).toMatchObject([
      { headline: 'Elsewhere', href: 'https://elsewhere.example/a', elsewhere: true },
      { headline: 'Taken out since', href: null, elsewhere: false },
    ])
  })

  it('marked as done stays in its place on the page that comes next, with the way back', async () => {
    const first = await givenSave(db, { personId: mira.id, headline: 'first' })
    await givenSave(db, { personId: mira.id, headline: 'second', savedAt: minutes(-90) })
    expect(await ask(setState, { done: String(first.id) })).toMatchObject({
      go: `/saved?order=oldest&just=${first.id}#save-${first.id}`,
    })
    expect(await headlines()).toEqual(['second'])
    expect(await headlines({ just: first.id })).toEqual(['first', 'second'])
    await ask(setState, { unread: String(first.id) })
    expect(await headlines()).toEqual(['first', 'second'])
  })

  it('taken off can be put back for an hour, where it stood and as it was; after that it is gone', async () => {
    const { id } = await givenSave(db, { personId: mira.id, headline: 'kept', state: 'done', note: 'a note' })
    const wish = { save: String(id) }
    expect(await ask(remove, wish)).toMatchObject({ is: 'done' })
    expect(await headlines({ shelf: 'done' })).toEqual([])
    const { items } = await listSaved(db, mira.id, { ...UNREAD, shelf: 'done', just: id }, TEST_NOW)
    expect(items).toMatchObject([{ headline: 'kept', removed: true }])
    await tidySaves(db, minutes(59))
    expect(await ask(putBack, wish, minutes(59))).toMatchObject({ is: 'done' })
    expect(await db.select().from(saves)).toMatchObject([{ state: 'done', note: 'a note', removedAt: null }])

    await ask(remove, wish, minutes(60))
    expect(await headlines({ just: id }, minutes(121))).toEqual([])
    expect(await ask(putBack, wish, minutes(121))).toMatchObject({ is: 'refused', status: 409 })
    await tidySaves(db, minutes(121))
    expect(await db.$count(saves)).toBe(0)
  })

  it('by another is not there: not to be read, marked, removed or put back', async () => {
    const { id } = await givenSave(db, { personId: tarek.id })
    const off = await givenSave(db, { personId: tarek.id, removedAt: TEST_NOW })
    expect(await headlines({ just: id })).toEqual([])
    expect(await headlines({ just: off.id })).toEqual([])
    expect(await ask(setState, { done: String(id) })).toMatchObject({ is: 'refused', status: 404 })
    expect(await ask(remove, { save: String(id) })).toMatchObject({ is: 'refused', status: 404 })
    expect((await ask(putBack, { save: String(off.id) })).is).toBe('refused')
    expect(await db.select().from(saves).where(eq(saves.id, id))).toMatchObject([{ state: 'unread', removedAt: null }])
  })

  it('a form that says it came from elsewhere leads to the page of saved stories', async () => {
    const { id } = await givenSave(db, { personId: mira.id })
    for (const back of ['/', '/account', '/saved/other', '//evil.example/saved']) {
      expect(await ask(setState, { done: String(id) }, TEST_NOW, back)).toMatchObject({
        go: `/saved?just=${id}#save-${id}`,
      })
    }
  })
})
