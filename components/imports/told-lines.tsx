import { BOUNDS, LEFT_OUT } from '#lib/imports/model.ts'
import type { ToldLine } from '#lib/imports/queries.ts'
import type { Messages } from '#lib/messages/model.ts'

type Props = { lines: ToldLine[]; format: string | null; words: Messages }

/** Lists are told by their lines, the files of these programs by their entries. */
const BY_ENTRIES = ['omnivore', 'wallabag', 'karakeep', 'broadsheet']

/** Why lines were not taken in, or not whole, and what can be done about it. */
export function ToldLines({ lines, format, words }: Props) {
  const say = words.imports
  const placed = BY_ENTRIES.some((one) => one === format) ? say.atEntry : say.atLine
  return (
    <ul className="mt-2 font-sans text-ink-2 text-meta">
      {lines.map(({ number, place, problem, leftOut, said }) => (
        <li key={number} className="py-1.5 [overflow-wrap:anywhere]">
          {sentencesOf({ problem, leftOut }, say).map((sentence) => (
            <span key={sentence} className="block text-pretty">
              {placed(place, sentence)}
            </span>
          ))}
          {said && <span className="block text-ink-3">{said}</span>}
        </li>
      ))}
    </ul>
  )
}

function sentencesOf({ problem, leftOut }: Pick<ToldLine, 'problem' | 'leftOut'>, say: Messages['imports']): string[] {
  if (problem !== null) return [say.lines[problem]]
  // In an order of ours, and none that this program does not know.
  const left = LEFT_OUT.filter((known) => leftOut.includes(known))
  return left.length ? left.map((what) => say.left[what](BOUNDS[what])) : [say.lines.unreadable]
}
