import { Label } from '#components/ui/label.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { TimeOfDay } from './when.tsx'

/** Latest, as a timetable: when and what. */
export function Timetable({ trails, view, columns = 1 }: { trails: Trail[]; view: PageView; columns?: 1 | 2 }) {
  if (trails.length === 0) return null
  return (
    <section aria-labelledby="latest">
      <Label id="latest" more={<a href="/latest">{view.words.articles.everything}</a>}>
        {view.words.articles.latest}
      </Label>
      <ol className={columns === 2 ? 'gap-x-12 md:columns-2' : undefined}>
        {trails.map((trail) => (
          <li
            key={trail.id}
            className="grid break-inside-avoid grid-cols-[3.4rem_minmax(0,1fr)] gap-x-1.5 border-rule border-b py-[0.55rem] text-[1rem] leading-[1.3]"
          >
            <span className="font-sans font-semibold text-accent text-meta leading-[1.75]">
              <TimeOfDay iso={trail.publishedAt} view={view} />
            </span>
            <h3 className="font-normal text-[1rem] tracking-normal" {...tongue(trail.language, view.language)}>
              <a href={articleAddress(trail)}>{trail.headline}</a>
            </h3>
          </li>
        ))}
      </ol>
    </section>
  )
}
