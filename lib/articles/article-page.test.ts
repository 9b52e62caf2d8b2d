import { beforeEach, expect, test } from 'vitest'
import { articleAliases } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { getArticle } from './article-page.ts'
import type { BodyBlock } from './model.ts'

let db: Db

beforeEach(async () => {
  db = await testDb()
})

test('a "Read:" line leads to our copy by link, else by title, else to the source, else nowhere', async () => {
  const { id: sourceId, title } = await givenSource(db)
  const byLink = await givenArticle(db, { sourceId, headline: 'Held under its link' })
  await db
    .insert(articleAliases)
    .values({ sourceId, kind: 'link', value: 'https://source.example/held', articleId: byLink.id })
  const byTitle = await givenArticle(db, { sourceId, headline: 'Held under its Title' })
  const body: BodyBlock[] = [
    { kind: 'read', title: 'Another name', href: 'https://source.example/held?utm_source=feed' },
    { kind: 'read', title: 'held under its title', href: null },
    { kind: 'read', title: 'Not held', href: 'https://source.example/elsewhere' },
    { kind: 'read', title: 'Gone', href: null },
  ]
  const article = await givenArticle(db, { sourceId, body })
  const page = await getArticle(db, article.id, false)
  expect(page?.body.map((block) => (block.kind === 'read' ? block.target : null))).toEqual([
    { at: 'here', id: byLink.id, slug: byLink.slug, source: title, minutes: 2 },
    { at: 'here', id: byTitle.id, slug: byTitle.slug, source: title, minutes: 2 },
    { at: 'source', href: 'https://source.example/elsewhere' },
    { at: 'nowhere' },
  ])
})

test('a "Read:" line never leads to the article that it stands in', async () => {
  const { id: sourceId } = await givenSource(db)
  const body: BodyBlock[] = [{ kind: 'read', title: 'Myself', href: null }]
  const article = await givenArticle(db, { sourceId, headline: 'Myself', body })
  const page = await getArticle(db, article.id, false)
  expect(page?.body).toEqual([{ kind: 'read', title: 'Myself', target: { at: 'nowhere' } }])
})

test('a "Read:" line finds a title in any case and any alphabet, the newest of several, and none of the sample', async () => {
  const { id: sourceId } = await givenSource(db)
  const headline = 'Über Łódź im Nebel'
  await givenArticle(db, { sourceId, headline, publishedAt: new Date('2025-08-01T00:00:00Z') })
  const newest = await givenArticle(db, { sourceId, headline })
  await givenArticle(db, { sourceId, headline, sample: true, publishedAt: new Date('2025-08-10T08:30:00Z') })
  const article = await givenArticle(db, {
    sourceId,
    body: [{ kind: 'read', title: 'Über Łódź IM nebel', href: null }],
  })
  const page = await getArticle(db, article.id, false)
  expect(page?.body).toMatchObject([{ target: { at: 'here', id: newest.id } }])
})

test.each([
  { reuse: 'full' as const, member: false, whole: true },
  { reuse: 'members' as const, member: false, whole: false },
  { reuse: 'members' as const, member: true, whole: true },
  { reuse: 'excerpt' as const, member: true, whole: false },
])('with the right $reuse, member $member sees the whole text: $whole', async ({ reuse, member, whole }) => {
  const { id: sourceId } = await givenSource(db, { reuse })
  const article = await givenArticle(db, { sourceId })
  const page = await getArticle(db, article.id, member)
  expect(page?.whole).toBe(whole)
  expect(page?.body.length).toBe(whole ? 1 : 0)
})

test.each([
  { slotsAllowed: false, reuse: 'full' as const, licence: null, slots: false },
  { slotsAllowed: true, reuse: 'full' as const, licence: null, slots: true },
  { slotsAllowed: false, reuse: 'excerpt' as const, licence: null, slots: true },
  {
    slotsAllowed: true,
    reuse: 'full' as const,
    licence: 'https://creativecommons.org/licenses/by-nc/4.0/',
    slots: false,
  },
])(
  'slots beside $reuse, covered $slotsAllowed, licence $licence: $slots',
  async ({ slotsAllowed, reuse, licence, slots }) => {
    const { id: sourceId } = await givenSource(db, { slotsAllowed, reuse })
    const article = await givenArticle(db, { sourceId, licence })
    expect((await getArticle(db, article.id, false))?.slotsAllowed).toBe(slots)
  },
)

test('a deleted article has no page; one of a removed source keeps its page', async () => {
  const source = await givenSource(db, { state: 'removed' })
  const kept = await givenArticle(db, { sourceId: source.id })
  const deleted = await givenArticle(db, { sourceId: source.id, removedAt: new Date() })
  expect((await getArticle(db, kept.id, false))?.id).toBe(kept.id)
  expect(await getArticle(db, deleted.id, false)).toBeNull()
  expect(await getArticle(db, 2_147_483_647, false)).toBeNull()
})
