import { articleAddress, tongue } from '#components/articles/address.ts'
import { Kicker } from '#components/articles/kicker.tsx'
import { TrailMeta } from '#components/articles/trail-meta.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import type { Result } from '#lib/search/results.ts'
import { Marked } from './marked.tsx'

/** What was found: each with the words that were looked for, where they stand. */
export function ResultList({ results, view }: { results: Result[]; view: PageView }) {
  if (results.length === 0) return null
  return (
    <ol aria-label={view.words.search.resultsLabel}>
      {results.map((result) => {
        const foreign = tongue(result.language, view.language)
        return (
          <li key={result.id} className="border-rule border-b last:border-0">
            <article className="py-5">
              <Kicker trail={result} />
              <h2 className="text-head-m" {...foreign}>
                <a href={articleAddress(result)}>
                  <Marked pieces={result.marks.headline} />
                </a>
              </h2>
              <p className="mt-1.5 max-w-measure text-pretty text-dek text-ink-2" {...foreign}>
                <Marked pieces={result.marks.snippet} />
              </p>
              <TrailMeta trail={result} view={view} />
            </article>
          </li>
        )
      })}
    </ol>
  )
}
