import { eq } from 'drizzle-orm'
import { articles, articleVersions, sections, sources } from '#drizzle/schema/index.ts'
import { CLEANER_VERSION } from '#lib/articles/sanitize.ts'
import { slugOf } from '#lib/articles/slug.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { openStore } from '#lib/db/open-store.ts'
import { hardStories, type Story } from './hard-stories.ts'

/** Sizes of paper that every look is taken of. */
export type PaperSize = 3 | 5_000

/** The place of the story that has changed, and its slug. */
const CHANGED = 40
export const CHANGED_SLUG = 'a-story-that-has-changed'

const SECTIONS = ['City', 'World', 'Science', 'Culture', 'Sport', 'Opinion']
const PICTURES = ['standing-wave', 'empty-channel', 'riverside', 'tram-lines']
const SUBJECTS = [
  'The harbour',
  'A small school',
  'The night bus',
  'One orchard',
  'The old mill',
  'A choir',
  'The lake',
]
const DEEDS = [
  'opens its doors again',
  'counts its winter birds',
  'asks for a second bridge',
  'finds a use for warm water',
  'loses a roof and keeps a promise',
  'votes on its own timetable',
  'moves to the other bank',
]
const ENDS = ['after nine years', 'by a narrow margin', 'and nobody minds', 'before the first snow', 'on a Tuesday']
const TEXT =
  'The first thing that anybody noticed was the quiet. It had come in the night, and by the morning it lay over the yards and the sheds as if it had always belonged to them. People went out to look at it, and then they went back in to make coffee.'

/**
 * Fills a fresh data folder with a paper of its own: `size` invented stories by three or by twelve sources, the hardest
 * shapes among the newest, every fourth of the rest with a picture.
 *
 * @param now the paper's present; stories lie in the hours and weeks before it
 */
export async function fillPaper(dataDir: string, size: PaperSize, now: Date): Promise<void> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    const { db } = store
    const sectionIds = await db
      .insert(sections)
      .values(SECTIONS.map((name, position) => ({ slug: name.toLowerCase(), name, position })))
      .returning({ id: sections.id })
    const sourceIds = await db
      .insert(sources)
      .values(
        Array.from({ length: size === 3 ? 3 : 12 }, (_, index) => ({
          slug: `paper-${index + 1}`,
          title: `The ${SUBJECTS[index % SUBJECTS.length]?.replace(/^(The|A|One) /, '')} Gazette ${index + 1}`,
          feedUrl: `https://paper-${index + 1}.example/feed.xml`,
          siteUrl: `https://paper-${index + 1}.example/`,
          kind: 'feed' as const,
          // One of the twelve may only be excerpted.
          reuse: index === 5 ? ('excerpt' as const) : ('full' as const),
          addedAt: now,
          lastReadAt: now,
          lastSuccessAt: now,
          nextReadAt: new Date(now.getTime() + 3_600_000),
          sectionId: sectionIds[index % SECTIONS.length]?.id ?? null,
        })),
      )
      .returning({ id: sources.id, sectionId: sources.sectionId })
    const hard = size === 3 ? [] : hardStories()
    const rows = Array.from({ length: size }, (_, index) => {
      const story = hard[index - 8] ?? null
      const source = sourceIds[index % sourceIds.length] ?? { id: 1, sectionId: null }
      return articleRow(index, source, story, now)
    })
    for (let start = 0; start < rows.length; start += 250)
      await db.insert(articles).values(rows.slice(start, start + 250))
    if (size > 3) await changeOne(db, now)
  } finally {
    await store.close()
  }
}

/** One story has changed since: of its first text a sentence was taken out, and another stands there now. */
async function changeOne(db: Db, now: Date): Promise<void> {
  const [row] = await db
    .select({ id: articles.id, headline: articles.headline, standfirst: articles.standfirst })
    .from(articles)
    .where(eq(articles.contentHash, String(CHANGED)))
  if (!row) throw new Error('no story to change')
  const html = (sentence: string) => [{ kind: 'html' as const, html: `<p>${TEXT}</p><p>${sentence} ${TEXT}</p>` }]
  const before = {
    headline: `${row.headline}, it is said`,
    standfirst: row.standfirst,
    body: html('Nobody was asked.'),
  }
  await db
    .insert(articleVersions)
    .values({ articleId: row.id, number: 1, ...before, contentHash: 'before', replacedAt: now })
  await db
    .update(articles)
    .set({ slug: CHANGED_SLUG, body: html('Four people were asked, and all of them knew.'), changedAt: now })
    .where(eq(articles.id, row.id))
}

function articleRow(
  index: number,
  source: { id: number; sectionId: number | null },
  hard: Story | null,
  now: Date,
): typeof articles.$inferInsert {
  const story = hard ?? plainStory(index)
  const publishedAt = new Date(now.getTime() - (11 + index * 7) * 60_000)
  return {
    sourceId: source.id,
    sectionId: source.sectionId,
    slug: slugOf(story.headline),
    headline: story.headline,
    standfirst: story.standfirst,
    byline: index % 3 === 0 ? 'Ada Winterfeld' : null,
    language: story.language,
    link: `https://paper-${source.id}.example/story/${index}`,
    body: story.body,
    rawBody: '',
    cleaner: CLEANER_VERSION,
    excerpt: TEXT,
    words: wordsIn(story),
    cut: false,
    picture: story.picture,
    handling: { from: 'feed', readLinks: 0, promosLeftOut: 0, trackersLeftOut: 0, boxesLeftOut: 0 },
    contentHash: String(index),
    publishedAt,
    firstSeenAt: publishedAt,
  }
}

function wordsIn({ body }: Story): number {
  return body.reduce((sum, block) => sum + (block.kind === 'html' ? block.html.split(/\s+/).length : 0), 0)
}

function plainStory(index: number): Story {
  const part = (list: string[], step: number) => list[Math.floor(index / step) % list.length] ?? ''
  const headline = `${part(SUBJECTS, 1)} ${part(DEEDS, 7)} ${part(ENDS, 49)}`
  const name = PICTURES[Math.floor(index / 4) % PICTURES.length]
  const picture = {
    src: `/sample/city-desk/${name}.webp`,
    width: 1_200,
    height: 800,
    alt: 'Engraved lines',
    caption: 'Engraved lines.',
    credit: 'Illustration: Broadsheet',
  }
  return {
    headline,
    standfirst: index % 2 === 0 ? TEXT.slice(0, 90 + (index % 5) * 12).replace(/ \S*$/, '…') : null,
    body: [{ kind: 'html', html: Array.from({ length: 2 + (index % 9) }, () => `<p>${TEXT}</p>`).join('') }],
    language: 'en',
    picture: index % 4 === 0 ? picture : null,
  }
}
