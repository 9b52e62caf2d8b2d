import { MustRead } from '#components/articles/must-read.tsx'
import { Sponsored } from '#components/articles/sponsored.tsx'
import { TrailCard } from '#components/articles/trail-card.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { Slot } from '#lib/editions/model.ts'
import type { Front } from '#lib/front/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { Lead } from './lead.tsx'
import { ThinTop } from './thin-top.tsx'

/** The first screen: left column, lead, Must read. On a phone the lead comes first; a part that is empty leaves no gap. */
export function Top({ front, slots, view }: { front: Front; slots: Slot[]; view: PageView }) {
  if (!front.lead) return null
  const rail = front.mustRead.length > 0 || slots.some((slot) => slot.place === 'rail')
  if (!rail) return <ThinTop lead={front.lead} column={front.column} view={view} />
  const column = front.column.length > 0
  return (
    <div
      className={`grid gap-y-6 py-6 lg:gap-y-0 ${column ? 'lg:grid-cols-[15rem_minmax(0,1fr)_16.5rem]' : 'lg:grid-cols-[minmax(0,1fr)_17rem]'}`}
    >
      <section aria-labelledby="top-stories" className="contents">
        <h2 id="top-stories" className="sr-only">
          {view.words.articles.topStories}
        </h2>
        <div className={`min-w-0 lg:order-2 lg:px-6 ${column ? '' : 'lg:pl-0'}`}>
          <Lead trail={front.lead} view={view} />
          <Seconds trails={front.seconds} view={view} />
        </div>
        {column && (
          <div className="min-w-0 border-rule max-lg:border-t max-lg:pt-6 lg:order-1 lg:border-r lg:pr-6">
            {front.column.map((trail, index) => (
              <div
                key={trail.id}
                className="mb-[1.1rem] border-rule border-b pb-[1.1rem] last:mb-0 last:border-0 last:pb-0"
              >
                <TrailCard trail={trail} view={view} standfirst={index === 0 ? 'always' : 'wide'} />
              </div>
            ))}
          </div>
        )}
      </section>
      <div className="flex min-w-0 flex-col gap-7 border-rule lg:order-3 lg:border-l lg:pl-6">
        <MustRead items={front.mustRead} view={view} />
        <Sponsored slots={slots} places={['rail']} view={view} />
      </div>
    </div>
  )
}

/** Two by two under the lead. */
function Seconds({ trails, view }: { trails: Trail[]; view: PageView }) {
  if (trails.length === 0) return null
  return (
    <div className="mt-6 grid gap-x-6 gap-y-7 border-rule border-t pt-5 sm:grid-cols-2">
      {trails.map((trail) => (
        <TrailCard key={trail.id} trail={trail} view={view} standfirst="always" />
      ))}
    </div>
  )
}
