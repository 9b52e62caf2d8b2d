import { beforeEach, describe, expect, it } from 'vitest'
import { articleLabels, labels } from '#drizzle/schema/index.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import type { Db } from '#lib/db/model.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { labelArticles } from './commands.ts'
import { findLabel, labelsOf, listLabelled } from './queries.ts'

let db: Db
const scope = { sample: false, at: new Date('2025-08-10T12:00:00Z'), without: null }

beforeEach(async () => {
  db = await testDb()
})

async function labelled(
  topics: string[],
  fields: Partial<Parameters<typeof givenArticle>[1]> = {},
  authors: string[] = [],
) {
  const sourceId = fields.sourceId ?? (await givenSource(db)).id
  const article = await givenArticle(db, { ...fields, sourceId })
  const { id: articleId, publishedAt } = article
  await labelArticles(db, [
    { articleId, publishedAt, kind: 'topic', names: topics },
    { articleId, publishedAt, kind: 'author', names: authors },
  ])
  return article
}
const listOf = async (kind: 'topic' | 'author', slug: string) => {
  const label = await findLabel(db, kind, slug, scope)
  return label && (await listLabelled(db, label)).trails.map(({ id }) => id)
}

describe('topics', () => {
  it('are linked from an article once a second one has them', async () => {
    const one = await labelled(['Otters', 'Canals'])
    expect((await labelsOf(db, one.id, scope)).topics).toEqual([])
    await labelled(['otters'])
    expect((await labelsOf(db, one.id, scope)).topics).toEqual([{ slug: 'otters', name: 'Otters' }])
  })

  it('do not count articles that are removed, from the future, of a removed source or of the sample', async () => {
    const one = await labelled(['Otters'])
    await labelled(['Otters'], { removedAt: scope.at })
    await labelled(['Otters'], { publishedAt: new Date('2025-08-11T00:00:00Z') })
    await labelled(['Otters'], { sourceId: (await givenSource(db, { state: 'removed' })).id })
    await labelled(['Otters'], { sample: true })
    expect((await labelsOf(db, one.id, scope)).topics).toEqual([])
    expect(await listOf('topic', 'otters')).toEqual([one.id])
  })

  it('of several spellings have one list, under the first spelling, newest first', async () => {
    const older = await labelled(['Énergie'], { publishedAt: new Date('2025-08-09T08:00:00Z') })
    const newer = await labelled(['energie'])
    expect(await findLabel(db, 'topic', 'energie', scope)).toMatchObject({ name: 'Énergie', stories: 2, sources: 2 })
    expect(await listOf('topic', 'energie')).toEqual([newer.id, older.id])
  })

  it('that no article has are nowhere, also where one had them', async () => {
    expect(await findLabel(db, 'topic', 'otters', scope)).toBeNull()
    const { id: articleId, publishedAt } = await labelled(['Otters'])
    await labelArticles(db, [{ articleId, publishedAt, kind: 'topic', names: ['Beavers'] }])
    expect(await findLabel(db, 'topic', 'otters', scope)).toBeNull()
    expect(await listOf('topic', 'beavers')).toEqual([articleId])
  })

  it('of the sample keep their lists when the paper has become its own', async () => {
    const { id } = await labelled(['Otters'], { sample: true })
    const label = await findLabel(db, 'topic', 'otters', scope)
    expect(label).toMatchObject({ scope: { sample: true, at: SAMPLE_AT }, stories: 1 })
    expect(label && (await listLabelled(db, label)).trails.map((trail) => trail.id)).toEqual([id])
  })

  it('are given anew without touching the authors, and once each', async () => {
    const { id: articleId, publishedAt } = await labelled(['Otters'], {}, ['Jane Doe'])
    await labelArticles(db, [{ articleId, publishedAt, kind: 'topic', names: ['Beavers', 'BEAVERS', '…'] }])
    expect(await db.$count(articleLabels)).toBe(2)
    expect(await listOf('author', 'jane-doe')).toEqual([articleId])
    expect((await db.select().from(labels)).map(({ name }) => name).sort()).toEqual(['Beavers', 'Jane Doe', 'Otters'])
  })
})

describe('authors', () => {
  it('of one name in two sources have one list, which says so', async () => {
    const one = await labelled([], {}, ['Jane Doe'])
    const two = await labelled([], {}, ['JANE DOE'])
    expect(await findLabel(db, 'author', 'jane-doe', scope)).toMatchObject({ name: 'Jane Doe', sources: 2 })
    expect((await listOf('author', 'jane-doe'))?.sort()).toEqual([one.id, two.id].sort())
  })

  it('and topics of one name are two', async () => {
    const { id: sourceId } = await givenSource(db)
    const about = await labelled(['Jane Doe'], { sourceId })
    const by = await labelled([], { sourceId }, ['Jane Doe'])
    expect([await listOf('topic', 'jane-doe'), await listOf('author', 'jane-doe')]).toEqual([[about.id], [by.id]])
  })
})

describe('a list of a label', () => {
  it('is paged by a cursor, each article once, also among equal instants', async () => {
    const { id: sourceId } = await givenSource(db)
    const ids: number[] = []
    for (let index = 0; index < 7; index += 1) ids.push((await labelled(['Otters'], { sourceId })).id)
    const label = await findLabel(db, 'topic', 'otters', scope)
    if (!label) throw new Error('no label')
    const seen: number[] = []
    let before: string | null = ''
    while (before !== null) {
      const page = await listLabelled(db, label, { before: readCursor(before), limit: 3 })
      seen.push(...page.trails.map(({ id }) => id))
      before = page.next
    }
    expect(seen).toEqual(ids.reverse())
  })

  it('counts to ninety-nine, and says of more that they are many', async () => {
    const { id: sourceId } = await givenSource(db)
    for (let index = 0; index < 99; index += 1) await labelled(['Otters'], { sourceId })
    expect(await findLabel(db, 'topic', 'otters', scope)).toMatchObject({ stories: 99, sources: 1 })
    await labelled(['Otters'], { sourceId })
    expect(await findLabel(db, 'topic', 'otters', scope)).toMatchObject({ stories: null })
  })
})
