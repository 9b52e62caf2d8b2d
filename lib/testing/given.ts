import { articles, sections, sources, stories } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

type Given<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>

let made = 0

/** A section, "City" unless told. */
export async function givenSection(db: Db, fields: Given<typeof sections> = {}) {
  const values = { slug: 'city', name: 'City', position: 1, ...fields }
  return only(await db.insert(sections).values(values).returning())
}

/** An active source that is read by feed, with full rights unless told. */
export async function givenSource(db: Db, fields: Given<typeof sources> = {}) {
  made += 1
  const values = {
    slug: `source-${made}`,
    title: `Source ${made}`,
    feedUrl: `https://source-${made}.example/feed.xml`,
    kind: 'feed' as const,
    reuse: 'full' as const,
    addedAt: new Date('2025-08-01T00:00:00Z'),
    ...fields,
  }
  return only(await db.insert(sources).values(values).returning())
}

/** A stored article of 400 words, published on August 10, 2025 at 10:00 in Munich unless told. */
export async function givenArticle(db: Db, fields: Given<typeof articles> & { sourceId: number }) {
  made += 1
  const publishedAt = fields.publishedAt ?? new Date('2025-08-10T08:00:00Z')
  const values = {
    slug: `story-${made}`,
    headline: `Story ${made}`,
    link: `https://source.example/story-${made}`,
    body: [{ kind: 'html' as const, html: '<p>A text.</p>' }],
    rawBody: '<p>A text.</p>',
    cleaner: 1,
    excerpt: 'A text.',
    words: 400,
    cut: false,
    handling: { from: 'feed' as const, readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
    contentHash: `hash-${made}`,
    firstSeenAt: publishedAt,
    ...fields,
    publishedAt,
  }
  return only(await db.insert(articles).values(values).returning())
}

export async function givenStory(db: Db) {
  return only(
    await db
      .insert(stories)
      .values({ firstSeenAt: new Date('2025-08-10T08:00:00Z') })
      .returning(),
  )
}

function only<T>(rows: T[]): T {
  const [row] = rows
  if (!row) throw new Error('the insert returned no row')
  return row
}
