import { beforeEach, describe, expect, it } from 'vitest'
import { articleLabels, follows, labels, people, sources } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Db } from '#lib/db/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { setFollow } from './actions.ts'
import { forYou } from './for-you.ts'
import { MOST_FOLLOWED, type Subject } from './model.ts'
import { isFollowing, listFollows } from './queries.ts'

const AT = new Date('2025-08-10T12:00:00Z')
const SCOPE = { sample: false, at: AT, without: null }

describe('following', () => {
  let db: Db
  let ines: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines' })
    tarek = await givenReader(db, { handle: 'tarek' })
  })
  const set = (subject: Subject, follow: 'yes' | 'no' = 'yes') =>
    perform(setFollow, acting(db, { reader: ines, back: '/section/city#follow' }), { ...subject, follow }, {})
  const label = async (kind: 'topic' | 'author', slug: string, articleId: number) => {
    const [made] = await db.insert(labels).values({ kind, slug, name: slug }).returning()
    if (!made) throw new Error('no label')
    await db.insert(articleLabels).values({ articleId, labelId: made.id, position: 0, publishedAt: AT })
  }
  /** One story each of a section, a source, a topic and an author, and six of none. */
  async function givenPaper() {
    const section = await givenSection(db)
    const plain = await givenSource(db, { slug: 'plain', title: 'Plain' })
    const herald = await givenSource(db, { slug: 'herald', title: 'Herald' })
    const ids: number[] = []
    for (let hour = 0; hour < 6; hour += 1) {
      const publishedAt = new Date(AT.getTime() - hour * 3_600_000)
      ids.push((await givenArticle(db, { sourceId: plain.id, publishedAt })).id)
    }
    const old = new Date('2025-08-09T08:00:00Z')
    const inCity = await givenArticle(db, { sourceId: plain.id, sectionId: section.id, publishedAt: old })
    const ofHerald = await givenArticle(db, { sourceId: herald.id, publishedAt: old })
    const onRail = await givenArticle(db, { sourceId: plain.id, publishedAt: old })
    const byMara = await givenArticle(db, { sourceId: plain.id, publishedAt: old })
    await label('topic', 'rail', onRail.id)
    await label('author', 'mara', byMara.id)
    return { ids, herald, inCity, ofHerald, onRail, byMara }
  }

  it('is of a section, a source, a topic and an author, each once, until it is taken back', async () => {
    await givenPaper()
    const all: Subject[] = [
      { kind: 'section', slug: 'city' },
      { kind: 'source', slug: 'herald' },
      { kind: 'topic', slug: 'rail' },
      { kind: 'author', slug: 'mara' },
    ]
    for (const subject of [...all, ...all]) {
      expect(await set(subject)).toMatchObject({ is: 'done', go: '/section/city#follow', value: { following: true } })
    }
    expect(await listFollows(db, ines.id)).toMatchObject(all)
    for (const subject of all) expect(await isFollowing(db, ines, subject)).toBe(true)
    expect(await set({ kind: 'topic', slug: 'rail' }, 'no')).toMatchObject({ is: 'done', value: { following: false } })
    expect(await listFollows(db, ines.id)).toHaveLength(3)
  })

  it('is nobody else\u2019s, and nobody is not asked', async () => {
    await givenPaper()
    await set({ kind: 'section', slug: 'city' })
    expect(await listFollows(db, tarek.id)).toEqual([])
    expect(await isFollowing(db, tarek, { kind: 'section', slug: 'city' })).toBe(false)
    expect(await isFollowing(db, null, { kind: 'section', slug: 'city' })).toBeNull()
    expect((await forYou(db, SCOPE, tarek.id)).because.size).toBe(0)
  })

  it('of what is not there, or a name of another kind, is refused', async () => {
    const { herald } = await givenPaper()
    expect(await set({ kind: 'section', slug: 'none' })).toMatchObject({ is: 'refused', status: 404 })
    expect(await set({ kind: 'author', slug: 'rail' })).toMatchObject({ is: 'refused', status: 404 })
    await set({ kind: 'source', slug: 'herald' })
    await db.update(sources).set({ state: 'removed' })
    expect(herald.slug).toBe('herald')
    expect(await set({ kind: 'source', slug: 'plain' })).toMatchObject({ is: 'refused', status: 404 })
    expect(await listFollows(db, ines.id)).toEqual([])
  })

  it('ends at 500', async () => {
    await givenPaper()
    const made = await db
      .insert(labels)
      .values(
        Array.from({ length: MOST_FOLLOWED }, (_, n) => ({ kind: 'topic' as const, slug: `t${n}`, name: `T${n}` })),
      )
      .returning({ id: labels.id })
    await db.insert(follows).values(made.map(({ id }) => ({ personId: ines.id, labelId: id, at: AT })))
    expect(await set({ kind: 'section', slug: 'city' })).toMatchObject({ is: 'refused', status: 409 })
  })

  it('goes with the account', async () => {
    await givenPaper()
    await set({ kind: 'section', slug: 'city' })
    await db.delete(people)
    expect(await db.select().from(follows)).toEqual([])
  })

  it('puts what is followed first, says why, and leaves nothing out', async () => {
    const { inCity, ofHerald, onRail, byMara } = await givenPaper()
    const before = (await forYou(db, SCOPE, ines.id)).trails.map(({ id }) => id)
    await set({ kind: 'section', slug: 'city' })
    await set({ kind: 'source', slug: 'herald' })
    await set({ kind: 'topic', slug: 'rail' })
    await set({ kind: 'author', slug: 'mara' })
    const { trails, because } = await forYou(db, SCOPE, ines.id)
    const ids = trails.map(({ id }) => id)
    const followed = [inCity.id, ofHerald.id, onRail.id, byMara.id]
    expect(ids).toEqual([
      ...before.filter((id) => followed.includes(id)),
      ...before.filter((id) => !followed.includes(id)),
    ])
    const latest = await listTrails(db, SCOPE)
    expect([...ids].sort()).toEqual(latest.trails.map(({ id }) => id).sort())
    expect(because.get(ofHerald.id)).toMatchObject([{ kind: 'source', name: 'Herald' }])
    expect([...because.keys()].sort()).toEqual([...followed].sort())
  })
})
