import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { OwnMark } from '#lib/saved/mark-model.ts'
import { MarkRow } from './mark-row.tsx'

type Props = {
  marks: OwnMark[]
  other: { href: string; is: 'earlier' | 'later' } | null
  back: string
  kept: Kept | null
  view: PageView
}

/** Under a story, what its reader has marked in it. The script that marks puts it anew as the paper then writes it. */
export function OwnMarks({ marks, other, back, kept, view }: Props) {
  const say = view.words.marks
  const count = marks.filter(({ removed }) => !removed).length
  return (
    <div id="own-marks">
      {marks.length > 0 && (
        <section aria-labelledby="own-marks-title" className="mt-8">
          <h2 id="own-marks-title" className="font-[620] text-[1.15rem]">
            {say.own(count)}
          </h2>
          <p className="mt-1 font-medium font-sans text-ink-3 text-meta">
            {say.ownHint}{' '}
            <a className="underline underline-offset-[0.16em]" href="/saved/highlights">
              {say.all}
            </a>
          </p>
          <ul className="mt-2">
            {marks.map((mark) => (
              <MarkRow
                key={mark.id}
                mark={mark}
                href={mark.found ? `#highlight-${mark.id}` : other && `${other.href}#highlight-${mark.id}`}
                hint={mark.found ? null : say[other?.is ?? 'earlier']}
                back={back}
                kept={kept}
                view={view}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
