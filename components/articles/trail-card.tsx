import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { Kicker, KickerLine, type KickerOf } from './kicker.tsx'
import { TrailMeta } from './trail-meta.tsx'

/** A story in brief: one link, its headline. */
export function TrailCard({
  trail,
  view,
  standfirst = 'never',
  kicker = 'section',
  large = false,
  over,
  why = null,
}: {
  trail: Trail
  view: PageView
  /** `wide`: only where columns stand side by side and have room to fill. */
  standfirst?: 'always' | 'wide' | 'never'
  kicker?: KickerOf
  large?: boolean
  /** Stands above the headline in place of a kicker. */
  over?: string
  /** Why the story stands here. */
  why?: string | null
}) {
  const foreign = tongue(trail.language, view.language)
  return (
    <article>
      {over === undefined ? <Kicker trail={trail} of={kicker} /> : <KickerLine>{over}</KickerLine>}
      <h3
        className={large ? 'text-[clamp(1.65rem,1.3rem+1.4vw,2.2rem)] leading-[1.08] tracking-lead' : 'text-head-m'}
        {...foreign}
      >
        <a href={articleAddress(trail)}>{trail.headline}</a>
      </h3>
      {standfirst !== 'never' && trail.standfirst && (
        <p
          className={`mt-2 text-pretty text-dek text-ink-2 ${standfirst === 'wide' ? 'max-lg:hidden' : ''}`}
          {...foreign}
        >
          {trail.standfirst}
        </p>
      )}
      {why && <p className="mt-2 font-medium font-sans text-ink-3 text-meta [overflow-wrap:anywhere]">{why}</p>}
      <TrailMeta trail={trail} view={view} />
    </article>
  )
}
