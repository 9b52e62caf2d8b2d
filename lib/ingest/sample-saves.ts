import { eq } from 'drizzle-orm'
import { articles, people, saves } from '#drizzle/schema/index.ts'
import { normalizeLink } from '#lib/articles/normalize-link.ts'
import { readingMinutes } from '#lib/articles/reading-time.ts'
import type { Db } from '#lib/db/model.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { sampleSaves } from '#lib/sample/saves.ts'

/** What the invented people of the sample keep for later, stored once. It goes with them. */
export async function putUpSaves(db: Db): Promise<void> {
  const savers = await db.select({ id: people.id }).from(people).where(eq(people.sample, true)).orderBy(people.id)
  const rows = await db
    .select({ id: articles.id, link: articles.link, headline: articles.headline, words: articles.words })
    .from(articles)
    .where(eq(articles.sample, true))
  const byLink = new Map(rows.map((row) => [row.link && normalizeLink(row.link), row]))
  const values = sampleSaves.flatMap(({ story, people: number }, place) => {
    const article = byLink.get(normalizeLink(`${SAMPLE_ORIGIN}/sample/${story}`))
    if (!article) return []
    const { id: articleId, headline, words } = article
    // Not always the same people: the next list begins at the next person.
    const those = Array.from(
      { length: Math.min(number, savers.length) },
      (_, index) => savers[(place + index) % savers.length],
    )
    return those.flatMap((saver, index) => {
      if (!saver) return []
      const savedAt = new Date(SAMPLE_AT.getTime() - (place * 7 + index * 3 + 5) * 60_000)
      const minutes = readingMinutes(words, 'en')
      return [{ personId: saver.id, articleId, headline, sourceTitle: '', minutes, savedAt, stateAt: savedAt }]
    })
  })
  if (values.length) await db.insert(saves).values(values).onConflictDoNothing()
}
