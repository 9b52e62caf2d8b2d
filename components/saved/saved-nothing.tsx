import type { Messages } from '#lib/messages/model.ts'
import type { ListTitle, Shelf } from '#lib/saved/model.ts'

type Props = {
  shelf: Shelf
  /** Nothing at all is saved, or nothing is of what was asked for. */
  why: 'all' | 'chosen' | 'shelf'
  lists: ListTitle[]
  words: Messages
}

/** An empty shelf says how it is filled. */
export function SavedNothing({ shelf, why, lists, words }: Props) {
  const { saved: say, shelves } = words
  const sentence = why === 'all' ? say.nothing.all : why === 'chosen' ? shelves.nothing.chosen : shelves.nothing[shelf]
  return (
    <div className="py-10 text-ink-2">
      <p className="max-w-measure text-pretty text-lead-dek">{sentence}</p>
      {lists.map(({ id, name, owner }) => (
        <p key={id} className="mt-4">
          {`${say.tryList} `}
          <a className="link-quiet" href={`/list/${id}`}>
            {say.list.byLine(name, owner)}
          </a>
        </p>
      ))}
    </div>
  )
}
