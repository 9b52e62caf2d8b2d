import { beforeEach, describe, expect, test } from 'vitest'
import { picks } from '#drizzle/schema/index.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import type { Db } from '#lib/db/model.ts'
import { listRails } from '#lib/front/rails.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { relate } from './commands.ts'
import { readOn } from './read-on.ts'
import { relatedTo } from './related.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const SCOPE = { sample: false, at: NOW, without: null }
const DAY = 24 * 3_600_000
let db: Db
let sourceId: number

beforeEach(async () => {
  db = await testDb()
  sourceId = (await givenSource(db)).id
})

type Given = { headline: string; text: string; days: number; source?: number; sample?: boolean; section?: number }

async function put({ headline, text, days, source = sourceId, sample = false, section }: Given): Promise<number> {
  const { id } = await givenArticle(db, {
    sourceId: source,
    headline,
    body: [{ kind: 'html', html: `<p>${text}</p>` }],
    publishedAt: new Date(NOW.getTime() + days * DAY),
    language: 'en',
    sample,
    ...(section !== undefined && { sectionId: section }),
  })
  return id
}

const ferry = (days: number, more = 'Captain Holm was questioned.', fields: Partial<Given> = {}) =>
  put({
    headline: `Ferry Anneliese off Norderhall: ${more}`,
    text: `The ferry Anneliese lay on the sandbank of Norderhall. Lifeboats came. ${more}`,
    days,
    ...fields,
  })

const page = async (id: number) => {
  const article = await getArticle(db, id, false)
  if (!article) throw new Error('no article')
  return article
}
const related = async (id: number) => relatedTo(db, await page(id), SCOPE)
const kinds = async (id: number) => (await related(id)).map(({ kind, trail }) => [kind, trail.id])

describe('related stories', () => {
  test('are Background if they are older and Since then if they are newer, with the words that they share', async () => {
    const old = await ferry(-30, 'Inspectors count rivets before winter.')
    const own = await ferry(-15, 'Tugboats wait for the spring tide.')
    const late = await ferry(-1, 'Shipyard delivers new propeller blades.')
    await relate(db, [old, own, late], NOW)
    expect((await kinds(own)).toSorted()).toEqual([
      ['background', old],
      ['since', late],
    ])
    const [first] = await related(own)
    expect(first?.shares.some((word) => ['Norderhall', 'Anneliese', 'Ferry', 'ferry', 'sandbank'].includes(word))).toBe(
      true,
    )
    expect(first?.score).toBeGreaterThan(0.12)
    expect(first?.score).toBeLessThanOrEqual(1)
  })

  test('told by other sources within 72 hours are the same story', async () => {
    const other = (await givenSource(db)).id
    const [one, two] = [await ferry(-2), await ferry(-1.5, undefined, { source: other })]
    await relate(db, [one, two], NOW)
    expect(await kinds(one)).toEqual([['same', two]])
    // No "Also at" names it, for the headlines do not say that it is one story.
    const rails = await listRails(db, SCOPE, await page(one), await related(one))
    expect(rails.more[0]).toMatchObject({ trail: { id: two }, related: { kind: 'same' } })
  })

  test('that tell the same are shown once, and what the same source says again not at all', async () => {
    const other = (await givenSource(db)).id
    const old = [await ferry(-40), await ferry(-41, undefined, { source: other })]
    const own = await ferry(-1, 'Shipyard delivers new propeller blades.')
    const again = await ferry(-0.9, 'Shipyard delivers new propeller blades.')
    await relate(db, [...old, own, again], NOW)
    const found = await kinds(own)
    expect(found).toHaveLength(1)
    expect(found[0]?.[0]).toBe('background')
  })

  test('are of the same paper, not removed, of a source that is read, and not from the future', async () => {
    const gone = (await givenSource(db, { state: 'removed' })).id
    const own = await ferry(-1)
    const others = [
      await ferry(-20, 'Tugboats wait.', { sample: true }),
      await ferry(-21, 'Rivets break.', { source: gone }),
      await ferry(3, 'Divers found shells.'),
    ]
    await relate(db, [own, ...others], NOW)
    expect(await kinds(own)).toEqual([])
  })

  test('are none for an article that shares nothing, and none before it has terms', async () => {
    const own = await ferry(-1)
    expect(await related(own)).toEqual([])
    await relate(db, [own, await put({ headline: 'Chess club wins', text: 'Nine years without.', days: -3 })], NOW)
    expect(await related(own)).toEqual([])
  })
})

describe('around a story', () => {
  test('More articles are the related ones, then of its section; what is there is nowhere else', async () => {
    const { id: section } = await givenSection(db)
    const old = await ferry(-30, 'Inspectors count rivets before winter.')
    const own = await ferry(-2, undefined, { section })
    const plain: number[] = []
    for (const headline of ['Chess club wins', 'Library lends violins', 'Swifts counted'])
      plain.push(await put({ headline, text: headline, days: -3, section }))
    await relate(db, [old, own, ...plain], NOW)
    const rails = await listRails(db, SCOPE, await page(own), await related(own))
    expect(rails.more[0]).toMatchObject({ trail: { id: old }, related: { kind: 'background' } })
    expect(rails.more.slice(1).every((item) => item.related === null)).toBe(true)
    const all = [...rails.more, ...rails.mustRead].map(({ trail }) => trail.id).concat(rails.latest.map(({ id }) => id))
    expect(new Set(all).size).toBe(all.length)
    expect(all).not.toContain(own)
  })

  test("the desk's pick stays in Must read, also if it is related", async () => {
    const old = await ferry(-3, 'Inspectors count rivets before winter.')
    const own = await ferry(-2)
    await relate(db, [old, own], NOW)
    await db.insert(picks).values({ articleId: old, position: 1, reason: 'Because' })
    const rails = await listRails(db, SCOPE, await page(own), await related(own))
    expect(rails.mustRead[0]).toMatchObject({ trail: { id: old }, reason: 'Because' })
    expect(rails.more.map(({ trail }) => trail.id)).not.toContain(old)
  })

  test('a "Read:" line leads to a good background in the language of the text, and to none if there is no good one', async () => {
    const old = await ferry(-30, 'Inspectors count rivets before winter.')
    const own = await ferry(-2)
    await relate(db, [old, own], NOW)
    const near = await related(own)
    expect(readOn({ language: 'en' }, near)?.trail.id).toBe(old)
    expect(readOn({ language: 'de' }, near)).toBeNull()
    expect(
      readOn(
        { language: 'en' },
        near.map((one) => ({ ...one, score: 0.15 })),
      ),
    ).toBeNull()
  })
})
