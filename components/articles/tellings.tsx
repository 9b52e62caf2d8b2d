import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { TrailMeta } from './trail-meta.tsx'
import { FullDate } from './when.tsx'

/** Who has told a story, in the order of time. */
export function Tellings({ parts, view }: { parts: Trail[]; view: PageView }) {
  return (
    <ol className="pb-6">
      {parts.map((part) => (
        <li key={part.id} className="border-rule border-b py-6 last:border-0">
          <article>
            <p className="mb-2 font-[650] font-sans text-[0.76rem] text-accent leading-[1.2]">
              <a href={`/source/${part.source.slug}`}>{part.source.title}</a>
              <span className="font-medium text-ink-3">
                {' · '}
                <FullDate iso={part.publishedAt} view={view} />
              </span>
            </p>
            <h2 className="text-head-m md:text-[1.5rem]" {...tongue(part.language, view.language)}>
              <a href={articleAddress(part)}>{part.headline}</a>
            </h2>
            {part.standfirst && (
              <p
                className="mt-2 line-clamp-4 max-w-[35rem] text-pretty text-dek text-ink-2"
                {...tongue(part.language, view.language)}
              >
                {part.standfirst}
              </p>
            )}
            <TrailMeta trail={part} view={view} source={false} age={false} />
          </article>
        </li>
      ))}
    </ol>
  )
}
