import { OlderLink } from '#components/ui/older-link.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { Figure } from './figure.tsx'
import { Kicker, type KickerOf } from './kicker.tsx'
import { TrailMeta } from './trail-meta.tsx'

/** A page of a list, newest first, and the way to what is older. */
export function TrailList({
  trails,
  older,
  nothing,
  view,
  kicker = 'section',
  source = true,
  timed = false,
  reasons,
}: {
  trails: Trail[]
  /** Address of the next page, null at the end. */
  older: string | null
  nothing: string
  view: PageView
  kicker?: KickerOf
  /** False on a source's own page, where its name would only be said again. */
  source?: boolean
  /** Each item says when it was published, for `LastVisit`. */
  timed?: boolean
  /** Why an item stands where it does, by its article's id. */
  reasons?: ReadonlyMap<number, string>
}) {
  if (trails.length === 0) return <p className="py-10 text-ink-2 text-lead-dek">{nothing}</p>
  return (
    <>
      <ul className="pb-6">
        {trails.map((trail) => (
          <li
            key={trail.id}
            className="relative border-rule border-b last:border-0"
            data-at={timed ? trail.publishedAt : undefined}
          >
            <Row trail={trail} view={view} kicker={kicker} source={source} reason={reasons?.get(trail.id)} />
          </li>
        ))}
      </ul>
      {older && <OlderLink href={older}>{view.words.articles.older}</OlderLink>}
    </>
  )
}

type RowProps = { trail: Trail; view: PageView; kicker: KickerOf; source: boolean; reason: string | undefined }

function Row({ trail, view, kicker, source, reason }: RowProps) {
  const foreign = tongue(trail.language, view.language)
  return (
    <article className="flex items-start gap-5 py-6">
      <div className="min-w-0 flex-1">
        <Kicker trail={trail} of={kicker} />
        <h2 className="text-head-m md:text-[1.5rem]" {...foreign}>
          <a href={articleAddress(trail)}>{trail.headline}</a>
        </h2>
        {trail.standfirst && (
          <p className="mt-2 line-clamp-4 max-w-[35rem] text-pretty text-dek text-ink-2" {...foreign}>
            {trail.standfirst}
          </p>
        )}
        <TrailMeta trail={trail} view={view} source={source} />
        {reason && <p className="mt-1.5 font-sans text-ink-2 text-meta [overflow-wrap:anywhere]">{reason}</p>}
      </div>
      {trail.picture && (
        <Figure
          picture={trail.picture}
          sizes="(min-width: 48rem) 11rem, 6rem"
          caption={false}
          className="mt-1 w-24 shrink-0 md:w-44"
        />
      )}
    </article>
  )
}
