import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { getArticle } from './article-page.ts'
import { articleData, paperData, scriptJson } from './structured-data.ts'

const ORIGIN = 'https://paper.example'
const paper = {
  name: 'The Gazette',
  tagline: 'A paper',
  place: 'Munich',
  timeZone: 'Europe/Berlin',
  language: 'en',
  locked: [],
}
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}:\d{2}$/

type Node = Record<string, unknown>
const nodesOf = (data: { '@graph': object[] }): Map<unknown, Node> =>
  new Map(data['@graph'].map((node) => [(node as Node)['@type'], node as Node]))

/** Every address in it, at whatever depth: search engines follow no relative ones. */
function addressesIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string')
    return /^(url|item|@id|isBasedOn|citation|license|mainEntityOfPage|discussionUrl|publishingPrinciples)$/.test(name)
      ? [value]
      : []
  if (Array.isArray(value)) return value.flatMap((one) => addressesIn(one, name))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => addressesIn(one, key))
  return []
}

describe('what search engines read of an article', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  async function dataOf(fields: Partial<Parameters<typeof givenArticle>[1]> = {}, reuse: 'full' | 'members' = 'full') {
    const section = await givenSection(db)
    const source = await givenSource(db, { reuse, title: 'City Desk', slug: 'city-desk' })
    const { id } = await givenArticle(db, {
      sourceId: source.id,
      sectionId: section.id,
      headline: 'A headline',
      ...fields,
    })
    const article = await getArticle(db, id, false)
    if (!article) throw new Error('no article')
    return { id, data: articleData({ article, comments: 3, paper, publicUrl: ORIGIN }) }
  }

  it('has what they ask for: headline, dates with an offset, author, publisher, picture, way, original', async () => {
    const picture = { src: '/sample/a.webp', width: 1200, height: 800, alt: 'x', caption: 'A wave', credit: 'Somebody' }
    const { id, data } = await dataOf({
      byline: 'Ada Winterfeld',
      picture,
      changedAt: new Date('2025-08-10T09:00:00Z'),
    })
    const nodes = nodesOf(data)
    const article = nodes.get('NewsArticle') ?? {}
    expect(article).toMatchObject({
      headline: 'A headline',
      author: [{ '@type': 'Person', name: 'Ada Winterfeld' }],
      publisher: { '@type': 'NewsMediaOrganization', name: 'City Desk', url: `${ORIGIN}/source/city-desk` },
      sdPublisher: { '@id': `${ORIGIN}/#paper` },
      articleSection: 'City',
      commentCount: 3,
      image: [
        { '@type': 'ImageObject', url: `${ORIGIN}/sample/a.webp`, width: 1200, height: 800, creditText: 'Somebody' },
      ],
    })
    expect(article.isBasedOn).toMatch(/^https:\/\/source\.example\//)
    expect(article.mainEntityOfPage).toMatch(new RegExp(`^${ORIGIN}/article/.+-${id}$`))
    expect(article.datePublished).toMatch(DATE)
    expect(article.dateModified).toMatch(DATE)
    expect(Date.parse(String(article.dateModified))).toBeGreaterThan(Date.parse(String(article.datePublished)))
    expect(nodes.get('NewsMediaOrganization')).toMatchObject({
      '@id': `${ORIGIN}/#paper`,
      name: 'The Gazette',
      logo: { url: `${ORIGIN}/icon-512.png` },
    })
    const steps = nodes.get('BreadcrumbList')?.itemListElement as Node[]
    expect(steps.map(({ position }) => position)).toEqual([1, 2, 3])
    expect(steps.map(({ name }) => name)).toEqual(['The Gazette', 'City', 'A headline'])
    for (const step of steps.slice(0, -1)) expect(step.item).toMatch(/^https:/)
    for (const address of addressesIn(data)) expect(address).toMatch(/^https?:\/\/[^/]/)
  })

  it('claims no more than everybody may read: of an excerpt no words are counted, and no text is given', async () => {
    const { data } = await dataOf({ body: [{ kind: 'html', html: '<p>The secret rest.</p>' }] }, 'members')
    expect(nodesOf(data).get('NewsArticle')).not.toHaveProperty('wordCount')
    expect(scriptJson(data)).not.toContain('secret rest')
  })

  it('names the source where no author is known', async () => {
    const { data } = await dataOf()
    expect(nodesOf(data).get('NewsArticle')?.author).toMatchObject([{ name: 'City Desk' }])
  })

  it('cannot end its element or begin another, and is the same data when it is read', async () => {
    const headline = '</script><script>alert(1)</script><!-- & \u2028'
    const { data } = await dataOf({ headline })
    const text = scriptJson(data)
    expect(text).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)))
  })
})

it('the front says whose paper it is', () => {
  const nodes = nodesOf(paperData({ paper, publicUrl: ORIGIN }))
  expect([...nodes.keys()]).toEqual(['NewsMediaOrganization', 'WebSite'])
  expect(nodes.get('WebSite')).toMatchObject({ name: 'The Gazette', publisher: { '@id': `${ORIGIN}/#paper` } })
})
