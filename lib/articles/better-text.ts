import type { CleanArticle } from './clean-article.ts'
import { plainText } from './markup.ts'

/** What is compared of a text. */
export type Told = Pick<CleanArticle, 'body' | 'words' | 'cut' | 'excerpt'>

/** Fewer words are no story, whatever page they stand on. */
const FEWEST = 25
/** A page must say this much more than a feed whose text ends well: else it is the same text with its page around it. */
const MUCH_MORE = 1.5
const MORE_WORDS = 40

/** Of the telling words of headline and summary, so many must stand in the page's text. */
const SHARED = 0.4

/**
 * Whose text of a story a reader gets, the feed's or its page's.
 *
 * The page's, if it tells the same story and: the feed gives nothing; or the feed's is cut and the page's is no shorter;
 * or the page's has half as many words again, and forty at least. Else the feed's, which is what the source chose to send.
 */
export function betterText(feed: Told, page: Told, headline: string): 'feed' | 'page' {
  if (page.words < FEWEST || !tellsTheSame(feed, page, headline)) return 'feed'
  if (feed.words === 0) return 'page'
  if (feed.cut) return page.words >= feed.words ? 'page' : 'feed'
  return page.words >= MUCH_MORE * feed.words && page.words >= feed.words + MORE_WORDS ? 'page' : 'feed'
}

/** A wall, a list of other stories or a notice does not use the words of the headline and the summary. */
export function tellsTheSame(feed: Told, page: Told, headline: string): boolean {
  const said = telling(`${headline} ${textOf(feed)}`)
  if (said.size === 0) return true
  const told = telling(`${textOf(page)}`)
  let shared = 0
  for (const word of said) if (told.has(word)) shared += 1
  return shared >= Math.min(SHARED * said.size, 30)
}

function textOf({ body, excerpt }: Told): string {
  const text = body.map((block) => (block.kind === 'html' ? plainText(block.html) : '')).join(' ')
  return text.trim() === '' ? excerpt : text
}

/** Words of four letters and more, and each sign of the scripts that write without spaces; by their first six letters, so that endings do not count. */
function telling(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]{4,}/gu) ?? []
  return new Set(words.map((word) => word.slice(0, 6)))
}
