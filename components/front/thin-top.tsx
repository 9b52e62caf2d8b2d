import { Figure } from '#components/articles/figure.tsx'
import { TrailCard } from '#components/articles/trail-card.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { Front } from '#lib/front/model.ts'
import { isLarge } from '#lib/front/score.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { LeadText } from './lead.tsx'

/** Two stand in two columns, more in rows of three. */
const columns = (count: number): string => (count === 2 ? 'md:grid-cols-2' : count > 2 ? 'md:grid-cols-3' : '')

/** The first screen of a thin paper: the lead's picture and words side by side, and the others in a row beneath. */
export function ThinTop({ lead, column, view }: { lead: Trail; column: Front['column']; view: PageView }) {
  const picture = lead.picture && isLarge(lead.picture) ? lead.picture : null
  return (
    <section aria-labelledby="top-stories" className="py-6">
      <h2 id="top-stories" className="sr-only">
        {view.words.articles.topStories}
      </h2>
      <article className={picture ? 'grid items-center gap-x-8 gap-y-5 lg:grid-cols-[7fr_5fr]' : 'max-w-[52rem] py-4'}>
        {picture && <Figure picture={picture} sizes="(min-width: 64rem) 48rem, 100vw" eager />}
        <LeadText trail={lead} view={view} />
      </article>
      {column.length > 0 && (
        <div className={`mt-7 grid gap-y-5 border-rule-strong md:gap-y-8 border-t pt-5 ${columns(column.length)}`}>
          {column.map((trail) => (
            <div
              key={trail.id}
              className="min-w-0 border-rule border-b pb-5 last:border-b-0 last:pb-0 md:border-b-0 md:border-l md:px-6 md:pb-0 md:[&:nth-child(3n+1)]:border-l-0 md:[&:nth-child(3n+1)]:pl-0"
            >
              <TrailCard trail={trail} view={view} standfirst="always" />
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
