import { Label } from '#components/ui/label.tsx'
import type { MoreItem } from '#lib/front/rails.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { kickerBeside } from './kicker.tsx'
import { TrailCard } from './trail-card.tsx'

/** More articles: up to four at the foot of a story. What is related says how, and by which words. */
export function MoreArticles({ items, title, view }: { items: MoreItem[]; title: string; view: PageView }) {
  if (items.length === 0) return null
  const trails = items.map(({ trail }) => trail)
  const sections = new Set(trails.map((trail) => trail.section?.slug))
  const kicker = sections.size > 1 ? 'section' : kickerBeside(trails)
  return (
    <section aria-labelledby="more-articles" className="pt-4 pb-10">
      <Label id="more-articles">{title}</Label>
      <div className="grid gap-y-5 md:grid-cols-2 lg:grid-cols-4">
        {items.map((item) => (
          <div
            key={item.trail.id}
            className="min-w-0 border-rule border-b pb-5 last:border-b-0 last:pb-0 md:border-b-0 md:pb-0 md:even:border-l md:even:pl-5 md:odd:pr-5 lg:border-l lg:px-5 lg:first:border-l-0 lg:first:pl-0"
          >
            {item.related ? (
              <TrailCard
                trail={item.trail}
                view={view}
                kicker="none"
                over={view.words.articles.related[item.related.kind]}
                why={whyOf(item.related, view)}
              />
            ) : (
              <TrailCard trail={item.trail} view={view} kicker={kicker} />
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

function whyOf({ pinned, shares }: NonNullable<MoreItem['related']>, { words }: PageView): string | null {
  if (pinned) return words.articles.related.deskChoice
  return shares.length > 0 ? words.articles.related.shares(shares) : null
}
