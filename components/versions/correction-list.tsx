import { tongue } from '#components/articles/address.ts'
import { FullDate } from '#components/articles/when.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import type { Correction } from '#lib/versions/model.ts'
import { Marked } from './marked.tsx'

/** What was changed after it was in the paper, and the way to each change. */
export function CorrectionList({ corrections, view }: { corrections: Correction[]; view: PageView }) {
  const { words } = view
  return (
    <ul>
      {corrections.map(({ article, source, number, at, headline, added, removed }) => {
        const foreign = tongue(article.language, view.language)
        return (
          <li key={`${article.id}-${number}`} className="border-rule border-b py-5 last:border-0">
            <h2 className="text-head-s" {...foreign}>
              <a href={`/article/${article.slug}-${article.id}/changes#text-${number}`}>{article.headline}</a>
            </h2>
            {headline && (
              <p className="mt-1.5 text-dek text-ink-2 [overflow-wrap:anywhere]">
                <span className="font-sans text-ink-3 text-meta">{words.versions.corrections.newHeadline} </span>
                <span {...foreign}>
                  <Marked spans={headline} words={words} />
                </span>
              </p>
            )}
            <Parts className="mt-1.5 font-medium font-sans text-ink-3 text-meta">
              <span className="font-semibold text-ink-2">{source.title}</span>
              <FullDate iso={at} view={view} />
              <span>{words.versions.sum(added, removed)}</span>
            </Parts>
          </li>
        )
      })}
    </ul>
  )
}
