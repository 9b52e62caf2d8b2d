import { Label } from '#components/ui/label.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { kickerBeside } from './kicker.tsx'
import { TrailCard } from './trail-card.tsx'

/** More articles: up to four at the foot of a story. */
export function MoreArticles({ trails, title, view }: { trails: Trail[]; title: string; view: PageView }) {
  if (trails.length === 0) return null
  const sections = new Set(trails.map((trail) => trail.section?.slug))
  const kicker = sections.size > 1 ? 'section' : kickerBeside(trails)
  return (
    <section aria-labelledby="more-articles" className="pt-4 pb-10">
      <Label id="more-articles">{title}</Label>
      <div className="grid gap-y-5 md:grid-cols-2 lg:grid-cols-4">
        {trails.map((trail) => (
          <div
            key={trail.id}
            className="min-w-0 border-rule border-b pb-5 last:border-b-0 last:pb-0 md:border-b-0 md:pb-0 md:even:border-l md:even:pl-5 md:odd:pr-5 lg:border-l lg:px-5 lg:first:border-l-0 lg:first:pl-0"
          >
            <TrailCard trail={trail} view={view} kicker={kicker} />
          </div>
        ))}
      </div>
    </section>
  )
}
