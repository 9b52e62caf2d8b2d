import type { Messages } from '#lib/messages/model.ts'
import type { ListTitle, SavedSums, Shelf } from '#lib/saved/model.ts'

type Props = { sums: SavedSums; shelf: Shelf; lists: ListTitle[]; words: Messages }

/** An empty shelf says how it is filled. */
export function SavedNothing({ sums, shelf, lists, words }: Props) {
  const say = words.saved
  return (
    <div className="py-10 text-ink-2">
      <p className="max-w-measure text-pretty text-lead-dek">
        {sums.unread + sums.done === 0 ? say.nothing.all : say.nothing[shelf]}
      </p>
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
