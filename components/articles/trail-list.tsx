import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { Figure } from './figure.tsx'
import { Kicker } from './kicker.tsx'
import { TrailMeta } from './trail-meta.tsx'

/** A page of a list, newest first, and the way to what is older. */
export function TrailList({
  trails,
  older,
  nothing,
  view,
  ownKicker = false,
}: {
  trails: Trail[]
  /** Address of the next page, null at the end. */
  older: string | null
  nothing: string
  view: PageView
  ownKicker?: boolean
}) {
  if (trails.length === 0) return <p className="py-10 text-ink-2 text-lead-dek">{nothing}</p>
  return (
    <>
      <ul>
        {trails.map((trail) => (
          <li key={trail.id} className="border-rule border-b last:border-0">
            <Row trail={trail} view={view} ownKicker={ownKicker} />
          </li>
        ))}
      </ul>
      {older && (
        <p className="border-rule-strong border-t py-6">
          <a
            className="inline-block rounded-[2px] border border-ink px-4 py-2.5 font-sans font-semibold text-ui"
            href={older}
            rel="next"
          >
            {view.words.articles.older}
          </a>
        </p>
      )}
    </>
  )
}

function Row({ trail, view, ownKicker }: { trail: Trail; view: PageView; ownKicker: boolean }) {
  const foreign = tongue(trail.language, view.language)
  return (
    <article className="flex items-start gap-5 py-6">
      <div className="min-w-0 flex-1">
        <Kicker trail={trail} own={ownKicker} />
        <h2 className="text-head-m md:text-[1.5rem]" {...foreign}>
          <a href={articleAddress(trail)}>{trail.headline}</a>
        </h2>
        {trail.standfirst && (
          <p className="mt-2 line-clamp-3 text-pretty text-dek text-ink-2" {...foreign}>
            {trail.standfirst}
          </p>
        )}
        <TrailMeta trail={trail} view={view} />
      </div>
      {trail.picture && <Figure picture={trail.picture} caption={false} className="mt-1 w-24 shrink-0 md:w-44" />}
    </article>
  )
}
