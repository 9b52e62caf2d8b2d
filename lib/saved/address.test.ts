import { beforeEach, describe, expect, it } from 'vitest'
import { articleAliases, savedPages, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { articlesAt, readAddress } from './address.ts'
import { saveAnyAddress, tryPageAgain } from './address-actions.ts'
import { putBackSave, removeSave } from './commands.ts'
import { sharedAddress } from './shared-address.ts'

describe('an address that somebody saves', () => {
  let db: Db
  let mira: Reader
  let woken: number

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    woken = 0
  })

  const ask = (fields: Record<string, string>, reader: Reader | null = mira, config = readConfig({})) => {
    const here = acting(db, { reader, config })
    const wake = () => {
      woken += 1
    }
    const works = { ...here.works, wake }
    return perform(saveAnyAddress, { ...here, works }, fields, {})
  }

  it('is kept by its title or host, once however it is written, and waits for its text', async () => {
    const first = await ask({ url: ' https://www.example.org/a?utm_source=x#top ', title: 'A  sto\u202ery' })
    expect(first).toMatchObject({ is: 'done', go: '/saved?just=1#save-1', sentence: 'Saved: A story' })
    expect(await ask({ url: 'http://example.org/a' })).toMatchObject({ sentence: 'This was saved already: A story' })
    await ask({ url: 'example.org/b' })
    const rows = await db.select().from(saves).orderBy(saves.id)
    expect(rows).toMatchObject([
      { headline: 'A story', sourceTitle: 'example.org', linkKey: 'https://example.org/a', state: 'unread' },
      { headline: 'example.org', link: 'https://example.org/b' },
    ])
    expect(await db.$count(savedPages)).toBe(2)
    expect(woken).toBe(3)
  })

  it('that lies in the paper is its article, by any of its names', async () => {
    const source = await givenSource(db)
    const article = await givenArticle(db, { sourceId: source.id, headline: 'The night bus' })
    await db.insert(articleAliases).values({
      ...{ sourceId: source.id, kind: 'link', value: 'https://desk.example/bus', articleId: article.id },
    })
    await ask({ url: 'https://www.desk.example/bus/?fbclid=1' })
    await ask({ url: `http://localhost:3000/article/any-words-${article.id}` })
    expect(await db.select().from(saves)).toMatchObject([
      { articleId: article.id, link: null, headline: 'The night bus' },
    ])
    expect(await db.$count(savedPages)).toBe(0)
  })

  it('is refused in one sentence where it is none, or private; nothing typed is lost', async () => {
    for (const url of ['', 'not an address', 'javascript:alert(1)', 'ftp://example.org/', 'https://a:b@example.org/'])
      expect(await ask({ url }), url).toMatchObject({
        is: 'mend',
        errors: { url: expect.stringContaining('no address') },
      })
    for (const url of [
      ...['http://localhost/', 'http://127.0.0.1/x', 'http://10.0.0.7/', 'http://[::1]/', 'http://169.254.169.254/'],
      ...['http://2130706433/', 'http://example.org:25/'],
    ])
      expect(await ask({ url }), url).toMatchObject({ is: 'mend', errors: { url: expect.stringContaining('private') } })
    expect(await db.$count(saves)).toBe(0)
    const open = readConfig({ SAVE_ALLOW: '127.0.0.1/32:8099' }).saveAllow
    expect(readAddress('http://127.0.0.1:8099/a', open)).toMatchObject({ host: '127.0.0.1:8099' })
  })

  it('that the operator has opened to sources alone is as private as any other', async () => {
    const config = readConfig({ FETCH_ALLOW: '127.0.0.1/32:8099' })
    expect(readAddress('http://127.0.0.1:8099/a', config.saveAllow)).toBe('private')
  })

  it('is bounded as it is kept, whatever its letters; signs that stand for none are no failure', async () => {
    expect(await ask({ url: `https://example.org/${'\u{8a9e}'.repeat(1_900)}` })).toMatchObject({ is: 'mend' })
    expect(await ask({ url: 'http://localhost:3000/article/%zz' })).toMatchObject({ is: 'mend' })
    const own = readAddress('https://paper.example/article/%zz', [])
    if (typeof own === 'string') throw new Error(own)
    expect(await articlesAt(db, [own], 'https://paper.example')).toEqual(new Map())
  })

  it('needs an account, and not too many in a short time', async () => {
    expect(await ask({ url: 'https://example.org/' }, null)).toMatchObject({ is: 'sign-in' })
    const outcomes = new Set<string>()
    for (let turn = 0; turn < 61; turn += 1) outcomes.add((await ask({ url: `https://example.org/${turn}` })).is)
    expect(outcomes).toEqual(new Set(['done', 'refused']))
  })

  it('taken off and put back goes on waiting; saved again it begins anew', async () => {
    await ask({ url: 'https://example.org/a' })
    await removeSave(db, mira.id, 1, TEST_NOW)
    await putBackSave(db, mira.id, 1, TEST_NOW)
    expect(await db.$count(savedPages)).toBe(1)
    await removeSave(db, mira.id, 1, TEST_NOW)
    await db.update(savedPages).set({ state: 'failed', attempts: 4, problem: 'unreachable' })
    await ask({ url: 'https://example.org/a', title: 'Again' })
    expect(await db.select().from(saves)).toMatchObject([{ headline: 'Again', removedAt: null }])
    expect(await db.select().from(savedPages)).toMatchObject([{ state: 'waiting', attempts: 0, problem: null }])
  })

  it('whose text could not be had is asked for again by its own reader only', async () => {
    await ask({ url: 'https://example.org/a' })
    await db.update(savedPages).set({ state: 'failed', attempts: 4, problem: 'unreachable' })
    const tarek = await givenReader(db)
    const again = (reader: Reader) => perform(tryPageAgain, acting(db, { reader }), { save: '1' }, {})
    expect(await again(tarek)).toMatchObject({ is: 'refused', status: 404 })
    expect(await again(mira)).toMatchObject({ is: 'done', go: '/saved' })
    expect(await db.select().from(savedPages)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  })
})

describe('what is shared with the paper', () => {
  it('is found wherever a program wrote it', () => {
    const none = { url: '', title: '', text: '' }
    expect(sharedAddress({ ...none, url: 'https://example.org/a', title: 'A' })).toEqual({
      url: 'https://example.org/a',
      title: 'A',
    })
    expect(sharedAddress({ ...none, text: 'Look at this: https://example.org/a.' })).toEqual({
      url: 'https://example.org/a',
      title: 'Look at this:',
    })
    expect(sharedAddress({ ...none, text: 'no address' })).toEqual({ url: '', title: '' })
  })
})
