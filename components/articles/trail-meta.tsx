import { SaveButton } from '#components/saved/save-button.tsx'
import { Parts, Together } from '#components/ui/parts.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { Ago } from './when.tsx'

/** Source, age, minutes and Save under a headline; source or age are left out where they are said already. */
export function TrailMeta({
  trail,
  view,
  source = true,
  age = true,
}: {
  trail: Trail
  view: PageView
  source?: boolean
  age?: boolean
}) {
  return (
    <div className="meta-line mt-2.5">
      <Parts className="font-medium font-sans text-ink-3 text-meta">
        {source && <span className="font-semibold text-ink-2">{trail.source.title}</span>}
        {/* In a narrow column the source has a line of its own, rather than the age its end and the minutes the next. */}
        <Together>
          {age && <Ago iso={trail.publishedAt} view={view} />}
          <span>{view.words.articles.minutes(trail.minutes)}</span>
        </Together>
      </Parts>
      <SaveButton article={trail} view={view} />
    </div>
  )
}
