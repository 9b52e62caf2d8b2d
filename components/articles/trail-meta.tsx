import { Dot } from '#components/ui/dot.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { Ago } from './when.tsx'

/** Source, age and minutes under a headline. */
export function TrailMeta({ trail, view, age = true }: { trail: Trail; view: PageView; age?: boolean }) {
  return (
    <p className="mt-2.5 flex flex-wrap items-center gap-x-[0.55rem] font-medium font-sans text-ink-3 text-meta">
      <span className="font-semibold text-ink-2">{trail.source.title}</span>
      {age && (
        <>
          <Dot />
          <Ago iso={trail.publishedAt} view={view} />
        </>
      )}
      <Dot />
      <span>
        {view.words.articles.minutes(trail.minutes)}
        <span className="sr-only"> {view.words.articles.toRead}</span>
      </span>
    </p>
  )
}
