import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articles, articleWords, mutes, people } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { fillWords } from '#lib/search/words.ts'
import { mergeSources } from '#lib/sources/merge.ts'
import { collect } from '#lib/takeout/collect.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenLabel, givenMute } from '#lib/testing/given-mutes.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { changeMute, muteSubject, muteWord, removeMute, restoreMute } from './actions.ts'
import { tidyMutes } from './commands.ts'
import { countHeld, listMutes } from './list.ts'
import { MOST_MUTED } from './model.ts'
import { heldAmong, mutedOf, reasonsFor } from './queries.ts'

const HOUR_MS = 3_600_000
const later = (hours: number) => new Date(TEST_NOW.getTime() + hours * HOUR_MS)
const scope = { sample: false, at: TEST_NOW, without: null }

describe('mutes', () => {
  let db: Db
  let ines: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines' })
    tarek = await givenReader(db, { handle: 'tarek' })
  })
  const act = <In>(action: Action<In>, fields: Record<string, string>, now = TEST_NOW, reader = ines) =>
    perform(action, acting(db, { reader, now, back: '/account/mutes' }), fields, {})
  const names = async (now = TEST_NOW, reader = ines) =>
    ((await mutedOf(db, reader.id, now))?.mutes ?? []).map(({ kind, name }) => `${kind} ${name}`)

  it('are of a source, a topic, an author and a word, each once, for one reader alone, until they are taken back', async () => {
    const herald = await givenSource(db, { slug: 'herald', title: 'Herald' })
    const article = await givenArticle(db, { sourceId: herald.id })
    await givenLabel(db, 'topic', 'rail', article)
    await givenLabel(db, 'author', 'mara', article)
    for (const [kind, slug] of [
      ['source', 'herald'],
      ['topic', 'rail'],
      ['author', 'mara'],
      ['source', 'herald'],
    ] as const) {
      expect(await act(muteSubject, { subject: `${kind}/${slug}`, mute: 'yes' })).toMatchObject({
        is: 'done',
        value: { muted: true },
      })
    }
    for (const word of ['Rain', ' “RAIN” ']) expect(await act(muteWord, { word })).toMatchObject({ is: 'done' })
    expect(await names()).toEqual(['source Herald', 'topic rail', 'author mara', 'word Rain'])
    expect(await names(TEST_NOW, tarek)).toEqual([])
    await act(muteSubject, { subject: 'topic/rail', mute: 'no' })
    expect(await names()).toEqual(['source Herald', 'author mara', 'word Rain'])
  })

  it('of what is not there, of a section, or a name of another kind are refused', async () => {
    const article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    await givenLabel(db, 'topic', 'rail', article)
    for (const [kind, slug] of [
      ['source', 'none'],
      ['author', 'rail'],
    ] as const) {
      expect(await act(muteSubject, { subject: `${kind}/${slug}`, mute: 'yes' })).toMatchObject({
        is: 'refused',
        status: 404,
      })
    }
    for (const subject of ['section/city', 'herald', '/', ''])
      expect(await act(muteSubject, { subject, mute: 'yes' })).toMatchObject({ is: 'mend' })
  })

  it('end by themselves, are named for thirty days after, and hold again with another end', async () => {
    await act(muteWord, { word: 'rain', for: 'week' })
    await act(muteWord, { word: 'snow', for: 'date', until: '2025-08-12' })
    expect(await names()).toEqual(['word rain', 'word snow'])
    expect(await names(later(24 * 3))).toEqual(['word rain'])
    expect(await names(later(24 * 8))).toEqual([])
    await tidyMutes(db, later(24 * 31))
    expect((await listMutes(db, ines.id, later(24 * 31))).map(({ name, ended }) => [name, ended])).toEqual([
      ['snow', true],
      ['rain', true],
    ])
    const [snow] = await listMutes(db, ines.id, later(24 * 31))
    await act(changeMute, { mute: String(snow?.id), for: 'good' }, later(24 * 31))
    await tidyMutes(db, later(24 * 40))
    expect(await listMutes(db, ines.id, later(24 * 40))).toMatchObject([{ name: 'snow', ended: false, until: null }])
  })

  it('with a day that is none are to be mended, and nothing is muted', async () => {
    for (const until of ['', 'soon', '2025-08-09']) {
      expect(await act(muteWord, { word: 'rain', for: 'date', until })).toMatchObject({
        is: 'mend',
        errors: { until: expect.any(String) },
      })
    }
    expect(await names()).toEqual([])
  })

  it('that are taken back can be put back for an hour, by their owner alone', async () => {
    await act(muteWord, { word: 'rain', for: 'week' })
    const [rain] = await listMutes(db, ines.id, TEST_NOW)
    const fields = { mute: String(rain?.id) }
    for (const action of [removeMute, restoreMute]) {
      expect(await act(action, fields, TEST_NOW, tarek)).toMatchObject({ is: 'refused', status: 404 })
    }
    expect(await act(changeMute, fields, TEST_NOW, tarek)).toMatchObject({ is: 'refused', status: 404 })
    expect(await act(removeMute, fields)).toMatchObject({ is: 'done' })
    expect(await names()).toEqual([])
    expect(await listMutes(db, ines.id, TEST_NOW)).toMatchObject([{ name: 'rain', removed: true }])
    await act(restoreMute, fields, later(0.9))
    expect((await mutedOf(db, ines.id, TEST_NOW))?.mutes).toMatchObject([{ name: 'rain', until: later(24 * 7) }])
    await act(removeMute, fields)
    expect(await act(restoreMute, fields, later(1.1))).toMatchObject({ is: 'refused', status: 409 })
    await tidyMutes(db, later(1.1))
    expect(await db.$count(mutes)).toBe(0)
  })

  it('end at 300', async () => {
    const rows = Array.from({ length: MOST_MUTED }, (_, n) => ({
      personId: ines.id,
      word: `w${n}`,
      wordKey: `w${n}`,
      at: TEST_NOW,
    }))
    await db.insert(mutes).values(rows)
    expect(await act(muteWord, { word: 'rain' })).toMatchObject({ is: 'refused', status: 409 })
    expect(await act(muteWord, { word: 'w7', for: 'day' })).toMatchObject({ is: 'done' })
  })

  it.each(['a', '*', 'th*', 'the', 'with', '', 'x'.repeat(61)])('"%s" is no word to mute', async (word) => {
    expect(await act(muteWord, { word })).toMatchObject({ is: 'mend', errors: { word: expect.any(String) } })
  })

  it('of a word that most of the paper has are refused, also where it is no stop word; one that few have is no stop word here', async () => {
    const { id: sourceId } = await givenSource(db)
    const given = Array.from({ length: 60 }, (_, n) => `Harbour news ${n}${n < 2 ? ' after the war' : ''}`)
    for (const headline of given) await givenArticle(db, { sourceId, headline })
    expect(await act(muteWord, { word: 'Harbour' })).toMatchObject({ is: 'mend' })
    const inGerman = acting(db, { reader: ines, language: 'de' })
    expect(await perform(muteWord, inGerman, { word: 'war' }, {})).toMatchObject({ is: 'done' })
  })

  it('hold an article by its source, its topic, its author and the words of headline, standfirst and topics, and say by which', async () => {
    const [herald, plain] = [await givenSource(db, { title: 'Herald' }), await givenSource(db)]
    const given = {
      source: await givenArticle(db, { sourceId: herald.id }),
      topic: await givenArticle(db, { sourceId: plain.id }),
      author: await givenArticle(db, { sourceId: plain.id }),
      headline: await givenArticle(db, { sourceId: plain.id, headline: 'Umbrellas against the Regen' }),
      standfirst: await givenArticle(db, { sourceId: plain.id, standfirst: 'Much regen, little sun' }),
      inTopic: await givenArticle(db, { sourceId: plain.id }),
      inText: await givenArticle(db, {
        sourceId: plain.id,
        excerpt: 'regen',
        body: [{ kind: 'html', html: '<p>Regen</p>' }],
      }),
      other: await givenArticle(db, { sourceId: plain.id, headline: 'Regensburg' }),
    }
    const rail = await givenLabel(db, 'topic', 'rail', given.topic)
    const mara = await givenLabel(db, 'author', 'mara', given.author)
    await givenLabel(db, 'topic', 'Regen', given.inTopic)
    for (const of of [{ sourceId: herald.id }, { labelId: rail }, { labelId: mara }, 'regen'])
      await givenMute(db, ines.id, of)
    const muted = await mutedOf(db, ines.id, TEST_NOW)
    const all = Object.values(given).map(({ id }) => id)
    const held = async () => {
      const ids = await heldAmong(db, muted, all)
      return Object.entries(given).flatMap(([name, { id }]) => (ids.has(id) ? [name] : []))
    }
    const known = ['source', 'topic', 'author', 'headline', 'standfirst']
    // Before the words are stored what announces a story is read as it stands; its topics wait for them.
    expect(await held()).toEqual(known)
    await fillWords(db)
    expect(await held()).toEqual([...known, 'inTopic'])
    if (!muted) throw new Error('nothing muted')
    expect((await reasonsFor(db, muted, all)).map(({ name }) => name)).toEqual(['regen', 'Herald', 'rail', 'mara'])
    const week = await countHeld(db, scope, muted)
    expect(muted.mutes.map(({ id }) => week.get(id))).toEqual([1, 1, 1, 3])
  })

  it('forget the words of a story that changes, and know the new ones', async () => {
    const { id } = await givenArticle(db, { sourceId: (await givenSource(db)).id, headline: 'Rain' })
    await fillWords(db)
    await givenMute(db, ines.id, 'rain')
    const muted = await mutedOf(db, ines.id, TEST_NOW)
    expect((await heldAmong(db, muted, [id])).size).toBe(1)
    await db.update(articles).set({ headline: 'Sunshine' }).where(eq(articles.id, id))
    expect(await db.$count(articleWords)).toBe(0)
    expect((await heldAmong(db, muted, [id])).size).toBe(0)
    await fillWords(db)
    expect((await heldAmong(db, muted, [id])).size).toBe(0)
  })

  it('go with a source to the one that it has moved to', async () => {
    const [old, fresh] = [await givenSource(db), await givenSource(db, { title: 'Fresh' })]
    await givenMute(db, ines.id, { sourceId: old.id })
    await mergeSources(db, old.id, fresh.id, TEST_NOW)
    expect(await names()).toEqual(['source Fresh'])
  })

  it('are in the takeout of their owner, not in anybody else’s, and go with the account', async () => {
    await givenMute(db, ines.id, 'rain')
    await givenMute(db, ines.id, { mutedId: tarek.id })
    expect((await collect(db, ines.id)).mutes).toMatchObject([{ word: 'rain' }, { handle: 'tarek' }])
    expect((await collect(db, tarek.id)).mutes).toEqual([])
    await db.delete(people).where(eq(people.id, ines.id))
    expect(await db.$count(mutes)).toBe(0)
  })
})
