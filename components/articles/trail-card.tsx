import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { Figure } from './figure.tsx'
import { Kicker } from './kicker.tsx'
import { TrailMeta } from './trail-meta.tsx'

/** A story in brief: one link, its headline. */
export function TrailCard({
  trail,
  view,
  standfirst = false,
  picture = false,
  ownKicker = false,
  large = false,
}: {
  trail: Trail
  view: PageView
  standfirst?: boolean
  picture?: boolean
  /** Inside a section its name would only be said again: the story's own word stands there. */
  ownKicker?: boolean
  large?: boolean
}) {
  const foreign = tongue(trail.language, view.language)
  return (
    <article>
      {picture && trail.picture && <Figure picture={trail.picture} caption={false} className="mb-4" />}
      <Kicker trail={trail} own={ownKicker} />
      <h3 className={large ? 'text-head-l tracking-lead' : 'text-head-m'} {...foreign}>
        <a href={articleAddress(trail)}>{trail.headline}</a>
      </h3>
      {standfirst && trail.standfirst && (
        <p className="mt-2 text-pretty text-dek text-ink-2" {...foreign}>
          {trail.standfirst}
        </p>
      )}
      <TrailMeta trail={trail} view={view} />
    </article>
  )
}
