import { describe, expect, test } from 'vitest'
import { editFront } from './edit.ts'
import type { Candidate, Front } from './model.ts'

const now = new Date('2025-08-10T08:42:00Z')
const names = ['City', 'World', 'Science', 'Culture', 'Sport', 'Opinion']
const sections = names.map((name) => ({ slug: name.toLowerCase(), name, total: 12 }))
const picture = { address: '/p.webp', known: true, width: 1200, height: 800, alt: '', caption: null, credit: null }

function candidate(id: number, fields: Partial<Candidate> = {}): Candidate {
  const name = names[id % names.length] ?? 'City'
  return {
    id,
    slug: `s-${id}`,
    headline: `Headline ${id}`,
    standfirst: null,
    kicker: null,
    section: { slug: name.toLowerCase(), name },
    source: { slug: `source-${id % 7}`, title: `Source ${id % 7}` },
    publishedAt: new Date(now.getTime() - id * 20 * 60_000).toISOString(),
    minutes: 3,
    language: 'en',
    picture: id % 4 === 0 ? picture : null,
    storyId: null,
    tellings: 1,
    words: 300 + (id % 9) * 100,
    saves: 0,
    comments: 0,
    ...fields,
  }
}

const paper = (size: number) => Array.from({ length: size }, (_, index) => candidate(index + 1))
const above = (front: Front) => [
  ...(front.lead ? [front.lead] : []),
  ...front.column,
  ...front.seconds,
  ...front.mustRead.map((item) => item.trail),
  ...front.blocks.flatMap((block) => block.trails),
]
const edit = (candidates: Candidate[], picks: { articleId: number; reason: string | null }[] = []) =>
  editFront(candidates, { now, sections, picks })

describe('a front is edited at every size', () => {
  test('nothing gives an empty page', () => {
    expect(edit([])).toEqual({ lead: null, column: [], seconds: [], mustRead: [], blocks: [], latest: [] })
  })

  test('three stories are a lead and a column, and nothing else', () => {
    const front = edit(paper(3))
    expect(front.lead).not.toBeNull()
    expect(front.column).toHaveLength(2)
    expect([front.mustRead, front.blocks, front.latest]).toEqual([[], [], []])
  })

  test('forty fill every part', () => {
    const front = edit(paper(40))
    expect([front.column.length, front.mustRead.length]).toEqual([3, 4])
    expect(front.blocks.map((block) => block.section?.name)).toEqual(names)
    expect(front.latest.length).toBeGreaterThanOrEqual(6)
  })

  test('five thousand give a page no longer than forty do', () => {
    const [full, forty] = [edit(paper(5_000)), edit(paper(40))]
    expect(above(full).length).toBeLessThanOrEqual(above(forty).length + 8)
    expect(full.latest).toHaveLength(12)
  })
})

test('no story stands twice above Latest, and a story told by three sources stands once', () => {
  const told = paper(40).map((each) => ([3, 4, 5].includes(each.id) ? { ...each, storyId: 9, tellings: 3 } : each))
  const placed = above(edit(told))
  expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length)
  expect(placed.filter(({ id }) => [3, 4, 5].includes(id))).toHaveLength(1)
})

test('a story that three sources tell leads over an equal one that one source tells', () => {
  const front = edit([candidate(1), candidate(2, { tellings: 3, storyId: 1 }), candidate(3)])
  expect(front.lead?.id).toBe(2)
})

test('a picture and freshness make a lead; an old story does not', () => {
  const old = candidate(1, { picture, publishedAt: '2025-08-08T08:00:00Z' })
  const fresh = candidate(2, { picture })
  const plain = candidate(3, { picture: null, publishedAt: fresh.publishedAt, words: fresh.words })
  expect(edit([old, plain, fresh]).lead?.id).toBe(2)
})

test('a lead without a picture has stories under it, two or in a full paper four; one with a picture none', () => {
  const plain = paper(40).map((each) => ({ ...each, picture: null }))
  expect(edit(plain).seconds).toHaveLength(4)
  expect(edit(plain.slice(0, 16)).seconds).toHaveLength(2)
  expect(edit(paper(40).map((each) => ({ ...each, picture }))).seconds).toEqual([])
})

test.each([9, 24])('in a paper of %i without pictures a story stands once under the lead, whoever tells it', (size) => {
  const told = paper(size).map((each) => ({
    ...each,
    picture: null,
    storyId: [5, 6, 7, 8, 9].includes(each.id) ? 1 : null,
  }))
  const placed = above(edit(told)).filter(({ id }) => [5, 6, 7, 8, 9].includes(id))
  expect(placed).toHaveLength(1)
})

test('one story alone is no Must read, unless the desk has picked it', () => {
  const alone = paper(7).map((each) => ({ ...each, picture: null }))
  expect(edit(alone).mustRead).toEqual([])
  expect(edit(alone, [{ articleId: 7, reason: null }]).mustRead.length).toBeGreaterThan(0)
})

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('a paper of %i stories of one source shows them all', (size) => {
  const alone = paper(size).map((each) => ({
    ...each,
    source: { slug: 'one', title: '' },
    section: null,
    picture: null,
  }))
  const front = edit(alone)
  const shown = new Set([...above(front), ...front.latest].map(({ id }) => id))
  expect(shown.size).toBe(size)
})

test('a panorama is no lead picture', () => {
  const panorama = candidate(1, { picture: { ...picture, width: 1_500, height: 150 }, words: 400 })
  const proper = candidate(2, { picture, words: 400, publishedAt: panorama.publishedAt })
  expect(edit([panorama, proper, candidate(3)]).lead?.id).toBe(2)
})

test('a scrap of fifty words does not lead', () => {
  expect(edit([candidate(1, { words: 50 }), candidate(2), candidate(3)]).lead?.id).not.toBe(1)
})

test('the column shows different sources and sections before it repeats one', () => {
  const { column } = edit(paper(40))
  expect(new Set(column.map(({ source }) => source.slug)).size).toBe(3)
  expect(new Set(column.map(({ section }) => section?.slug)).size).toBe(3)
})

test("the desk's picks lead Must read in its order with their reasons", () => {
  const front = edit(paper(40), [
    { articleId: 30, reason: 'Because it matters' },
    { articleId: 1, reason: null },
  ])
  expect(front.mustRead.slice(0, 2).map(({ trail, reason }) => [trail.id, reason])).toEqual([
    [30, 'Because it matters'],
    [1, null],
  ])
})

test('Must read takes at most two of a source among those not picked', () => {
  const loud = paper(30).map((each) => ({ ...each, source: { slug: each.id < 25 ? 'loud' : 'quiet', title: '' } }))
  const sources = edit(loud).mustRead.map(({ trail }) => trail.source.slug)
  expect(sources.filter((slug) => slug === 'loud').length).toBeLessThanOrEqual(2)
})

test('Latest is by time and shows nothing that stands on the first screen', () => {
  const front = edit(paper(40))
  const times = front.latest.map(({ publishedAt }) => publishedAt)
  expect(times).toEqual([...times].sort().reverse())
  const top = new Set([front.lead?.id, ...front.column.map(({ id }) => id)])
  expect(front.latest.filter(({ id }) => top.has(id))).toEqual([])
})

test('two features never follow each other', () => {
  const pictured = paper(60).map((each) => ({ ...each, picture }))
  const layouts = edit(pictured).blocks.map((block) => block.layout)
  expect(layouts).toContain('feature')
  expect(layouts.join(' ')).not.toContain('feature feature')
})

test('stories of no section come last, under no section’s name', () => {
  const front = edit(paper(20).map((each) => ({ ...each, section: null })))
  expect(front.blocks.length).toBeGreaterThan(0)
  expect(front.blocks.every((block) => block.section === null)).toBe(true)
})

test('the same candidates in another order give the same page', () => {
  expect(edit(paper(40).reverse())).toEqual(edit(paper(40)))
})
