import type { ArticlePage } from '#lib/articles/model.ts'
import { withReadLine } from '#lib/articles/set-read-line.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import type { ArticleLabels } from '#lib/labels/model.ts'
import { labelsOf } from '#lib/labels/queries.ts'
import { readOn } from '#lib/stories/read-on.ts'
import { relatedTo } from '#lib/stories/related.ts'
import { listRails, type Rails } from './rails.ts'

/** A story with its "Read:" line, and what stands around it. */
export type Around = { shown: ArticlePage; labels: ArticleLabels; rails: Rails }

/** Sets a story's own "Read:" line, and finds its topics and people, and what its page leads on to. */
export async function aroundArticle(db: Db, article: ArticlePage, scope: Scope): Promise<Around> {
  const related = await relatedTo(db, article, scope)
  const readNext = readOn(article, related)
  const shown = withReadLine(article, readNext?.trail ?? null)
  // What came since is said at the foot in any case; the background is not said twice.
  const others =
    shown.readLineSet && readNext?.kind === 'background' ? related.filter((one) => one !== readNext) : related
  const [labels, rails] = await Promise.all([
    // A story of a muted topic still says what it is about: there the mute is taken back.
    labelsOf(db, article.id, { ...scope, without: null }),
    listRails(db, scope, article, others),
  ])
  return { shown, labels, rails }
}

/** The articles that a story's surroundings lead to. */
export function idsAround({ shown, rails }: Around): number[] {
  const lines = shown.body.flatMap((block) =>
    block.kind === 'read' && block.target.at === 'here' ? [block.target.id] : [],
  )
  const trails = [...rails.mustRead, ...rails.more].map(({ trail }) => trail)
  return [...lines, ...trails.map(({ id }) => id), ...rails.latest.map(({ id }) => id)]
}
