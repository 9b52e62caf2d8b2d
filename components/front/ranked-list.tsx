import { tongue } from '#components/articles/address.ts'
import { Label } from '#components/ui/label.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'

export type Ranked = { trail: Trail; href: string; said: string }

/**
 * What readers have put in an order, with what they did; nothing where they did nothing. A story of it may stand above, too: it
 * has its one heading there.
 */
export function RankedList({ id, title, items, view }: { id: string; title: string; items: Ranked[]; view: PageView }) {
  if (!items.length) return null
  return (
    <section aria-labelledby={id}>
      <Label id={id}>{title}</Label>
      <ol className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
        {items.map(({ trail, href, said }) => (
          <li key={trail.id} className="border-rule border-b py-3">
            <p className="text-balance font-[560] text-head-s tracking-head" {...tongue(trail.language, view.language)}>
              <a href={href}>{trail.headline}</a>
            </p>
            <Parts className="mt-1.5 font-medium font-sans text-ink-3 text-meta">
              <span className="font-semibold text-ink-2">{trail.source.title}</span>
              <span>{said}</span>
            </Parts>
          </li>
        ))}
      </ol>
    </section>
  )
}
