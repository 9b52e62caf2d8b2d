import { createHash } from 'node:crypto'
import type { articles, copies } from '#drizzle/schema/index.ts'
import { escapeText } from '#lib/articles/markup.ts'
import { countWords } from '#lib/articles/reading-time.ts'
import { pagePicture } from '#lib/articles/shown-picture.ts'
import type { ReuseRight } from '#lib/sources/model.ts'

/** A text as it is kept, before it has a number. */
export type CopyText = Omit<(typeof copies)['$inferInsert'], 'id' | 'digest' | 'takenAt'>

/** Names what a copy says: whoever saves the very same shares its row. What is known of a picture's size says nothing. */
export function digestOf(text: CopyText): string {
  const { link, kicker, headline, standfirst, byline, sourceTitle, language, body, words, cut, licence } = text
  const said = [link, kicker, headline, standfirst, byline, sourceTitle, language, body, words, cut, licence]
  const whole = [...said, text.picture?.src, text.publishedAt?.toISOString()].map((part) => part ?? null)
  return createHash('sha256').update(JSON.stringify(whole)).digest('base64url')
}

/**
 * An article as whoever saves it may read it: readers who are signed in read the whole of `full` and `members` sources, of
 * the others the excerpt (rules §5). A right that is widened later widens no copy.
 */
export function textOfArticle(
  article: (typeof articles)['$inferSelect'],
  source: { title: string; reuse: ReuseRight },
): CopyText {
  const { link, kicker, headline, standfirst, byline, language, cleaner, licence, publishedAt } = article
  const shared = { link, kicker, headline, standfirst, byline, language, cleaner, licence, publishedAt }
  const { body, words, cut, picture, excerpt } = article
  if (source.reuse !== 'excerpt') return { ...shared, sourceTitle: source.title, body, words, cut, picture }
  return {
    ...shared,
    sourceTitle: source.title,
    body: [{ kind: 'html', html: `<p>${escapeText(excerpt)}</p>` }],
    words: countWords(excerpt),
    cut: true,
    picture: pagePicture(picture, false) === null ? null : picture,
  }
}
