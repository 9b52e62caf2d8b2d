import { licenceTerms } from '#lib/sources/rights.ts'
import type { ArticlePage, ShownBlock, Trail } from './model.ts'

/** One "Read:" line to so many paragraphs (rules §4); a text of fewer gets none. */
const PARAGRAPHS = 4

const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g
const VOID = new Set(['br', 'hr', 'img', 'source', 'track', 'wbr'])

/** Where a line may be cut in: between two paragraphs of the text itself. */
type Gap = { block: number; at: number; before: number }

/**
 * Sets one "Read:" line between two paragraphs after the first third of a text that has none, to a story that we hold
 * (rules §4). Never under a licence that allows no change (rules §5). For this page only: the stored text is as it was.
 */
export function withReadLine(article: ArticlePage, other: Trail | null): ArticlePage {
  if (other === null || !article.whole || licenceTerms(article.licence).noDerivatives) return article
  if (article.body.some(({ kind }) => kind === 'read')) return article
  const { gaps, paragraphs } = gapsOf(article.body)
  const gap = gaps.find(({ before }) => before >= paragraphs / 3)
  if (paragraphs < PARAGRAPHS || !gap) return article
  const { id, slug, headline, source, minutes } = other
  const line: ShownBlock = {
    kind: 'read',
    title: headline,
    target: { at: 'here', id, slug, source: source.title, minutes },
  }
  return { ...article, readLineSet: true, body: cutIn(article.body, gap, line) }
}

function cutIn(body: readonly ShownBlock[], { block: index, at }: Gap, line: ShownBlock): ShownBlock[] {
  return body.flatMap((block, here): ShownBlock[] =>
    here === index && block.kind === 'html'
      ? [{ kind: 'html', html: block.html.slice(0, at) }, line, { kind: 'html', html: block.html.slice(at) }]
      : [block],
  )
}

/** Between `</p>` and `<p` that stand in nothing else. The markup is the sanitizer's: each tag that opens is closed. */
function gapsOf(body: readonly ShownBlock[]): { gaps: Gap[]; paragraphs: number } {
  const gaps: Gap[] = []
  let before = 0
  for (const [block, shown] of body.entries()) {
    if (shown.kind !== 'html') continue
    let depth = 0
    let after = -1
    for (const { 0: tag, 1: slash, 2: name = '', index } of shown.html.matchAll(TAG)) {
      if (VOID.has(name)) continue
      if (slash) depth -= 1
      if (depth === 0 && name === 'p') {
        if (slash) {
          before += 1
          after = index + tag.length
        } else if (after >= 0 && shown.html.slice(after, index).trim() === '') gaps.push({ block, at: index, before })
      }
      if (depth === 0 && !(name === 'p' && slash)) after = -1
      if (!slash) depth += 1
    }
  }
  return { gaps, paragraphs: before }
}
