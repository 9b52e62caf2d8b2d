import { betterText } from '#lib/articles/better-text.ts'
import type { CleanArticle, RawArticle } from '#lib/articles/clean-article.ts'
import type { Extract } from '#lib/extract/model.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { ParserProblem } from './parse-job.ts'
import type { Parser } from './parser.ts'

/** The text that an article has from now on, and whose it is. */
export type Settled = { from: 'feed' | 'page'; clean: CleanArticle }

/** The text of a page as it is cleaned and stored: the excerpt stays the feed's, the rights too. */
export function rawOfPage(extract: Extract, feed: RawArticle): RawArticle {
  return {
    html: extract.html,
    base: extract.base,
    headline: feed.headline || (extract.title ?? ''),
    link: feed.link,
    language: feed.language ?? extract.language,
    summaryHtml: feed.summaryHtml ?? (feed.html.trim() === '' ? null : feed.html),
    licence: feed.licence,
    ...offeredBy(feed, extract),
    page: { promos: extract.promos, beside: extract.boxes, cut: extract.cut },
  }
}

/** The feed's pictures before the page's: the one that it chose to send goes before the one for previews. */
function offeredBy({ offered = [] }: RawArticle, { pictures }: Extract): Pick<RawArticle, 'offered'> {
  return offered.length + pictures.length > 0 ? { offered: [...offered, ...pictures] } : {}
}

/** Cleans what the feed and the page gave, and keeps the better of the two. */
export async function settleText(
  parser: Pick<Parser, 'clean'>,
  feed: RawArticle,
  page: RawArticle,
): Promise<Result<Settled, ParserProblem>> {
  // A text without a picture gets its page's, whichever of the two texts is kept.
  const ofFeed = await parser.clean([{ ...feed, ...(page.offered && { offered: page.offered }) }])
  const ofPage = await parser.clean([page])
  if (!ofPage.ok) return ofPage
  const [[feedClean], [pageClean]] = [ofFeed.ok ? ofFeed.value : [], ofPage.value]
  if (!pageClean || !feedClean) return refused('parser-failed')
  if (betterText(feedClean, pageClean, page.headline) === 'page') return done({ from: 'page', clean: pageClean })
  // The page has shown that there is more, though not to us.
  return done({ from: 'feed', clean: { ...feedClean, cut: feedClean.cut || (page.page?.cut ?? false) } })
}
