import { articleAddress, tongue } from '#components/articles/address.ts'
import { Figure } from '#components/articles/figure.tsx'
import { Kicker } from '#components/articles/kicker.tsx'
import { TrailMeta } from '#components/articles/trail-meta.tsx'
import type { Trail } from '#lib/articles/model.ts'
import { isLarge } from '#lib/front/score.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** The biggest story of the page. Without a picture its headline carries it alone. */
export function Lead({ trail, view }: { trail: Trail; view: PageView }) {
  return (
    <article>
      {trail.picture && isLarge(trail.picture) && (
        <Figure picture={trail.picture} sizes="(min-width: 64rem) 46rem, 100vw" className="mb-5" eager />
      )}
      <LeadText trail={trail} view={view} />
    </article>
  )
}

/** Its words without its picture. */
export function LeadText({ trail, view }: { trail: Trail; view: PageView }) {
  const foreign = tongue(trail.language, view.language)
  return (
    <div className="min-w-0">
      <Kicker trail={trail} />
      <h3
        className="text-[clamp(2.1rem,1.55rem+2.1vw,3.15rem)] leading-[1.04] tracking-lead [overflow-wrap:anywhere]"
        {...foreign}
      >
        <a href={articleAddress(trail)}>{trail.headline}</a>
      </h3>
      {trail.standfirst && (
        <p className="mt-3 text-pretty text-ink-2 text-lead-dek" {...foreign}>
          {trail.standfirst}
        </p>
      )}
      <TrailMeta trail={trail} view={view} />
    </div>
  )
}
