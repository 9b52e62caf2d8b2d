import { Label } from '#components/ui/label.tsx'
import type { MustReadItem } from '#lib/front/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { TrailMeta } from './trail-meta.tsx'

/** Must read, numbered. The desk's reason stands under its pick. */
export function MustRead({ items, view }: { items: MustReadItem[]; view: PageView }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="must-read">
      <Label id="must-read">{view.words.articles.mustRead}</Label>
      <ol>
        {items.map(({ trail, reason }, index) => (
          <li
            key={trail.id}
            className="grid grid-cols-[1.7rem_minmax(0,1fr)] border-rule border-b py-3 first:pt-0 last:border-0"
          >
            <span aria-hidden="true" className="font-light text-[1.7rem] text-accent leading-none">
              {index + 1}
            </span>
            <article>
              <h3 className="text-head-s" {...tongue(trail.language, view.language)}>
                <a href={articleAddress(trail)}>{trail.headline}</a>
              </h3>
              {reason && <p className="mt-1.5 text-pretty text-dek text-ink-2 italic">{reason}</p>}
              <TrailMeta trail={trail} view={view} age={false} />
            </article>
          </li>
        ))}
      </ol>
    </section>
  )
}
