import type { PageView } from '#lib/paper/page-view.ts'
import type { SourcePage } from '#lib/sources/source-page.ts'

/** The addresses that a feed had before, the last first. */
export function SourceHistory({ moves, view }: { moves: SourcePage['moves']; view: PageView }) {
  const say = view.words.pages.source
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'long', timeZone: view.timeZone })
  return (
    <details>
      <summary className="cursor-pointer py-1">{say.moves}</summary>
      <ul className="mt-1">
        {moves.map(({ address, at }) => (
          <li key={at} className="py-1 [overflow-wrap:anywhere]">
            {address ?? say.movedHere}
            {' · '}
            <time dateTime={at}>{say.movedOn(day(at))}</time>
          </li>
        ))}
      </ul>
    </details>
  )
}
