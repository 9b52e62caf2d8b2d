import { tongue } from '#components/articles/address.ts'
import { Parts } from '#components/ui/parts.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { MarkedText } from '#lib/saved/mark-model.ts'
import { MarkRow } from './mark-row.tsx'

type Props = { texts: MarkedText[]; back: string; kept: Kept | null; view: PageView }

/** All that somebody has marked, by the text that it stands in. */
export function MarkedTexts({ texts, back, kept, view }: Props) {
  const say = view.words.marks
  return texts.map((text) => (
    <article key={text.saveId} className="border-rule border-b py-6 last:border-0">
      <h2 className="text-head-m" {...tongue(text.language, view.language)}>
        {text.href === null ? text.headline : <a href={text.href}>{text.headline}</a>}
      </h2>
      <Parts className="mt-2 font-medium font-sans text-ink-3 text-meta">
        <span className="font-semibold text-ink-2">{text.source}</span>
        {text.href === null && <span>{say.gone}</span>}
      </Parts>
      <ul className="mt-3">
        {text.marks.map((mark) => (
          <MarkRow
            key={mark.id}
            mark={mark}
            href={mark.href}
            hint={mark.href === null && text.here && !mark.removed ? say.lost : null}
            back={back}
            kept={kept}
            view={view}
          />
        ))}
      </ul>
    </article>
  ))
}
