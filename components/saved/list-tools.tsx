import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { LONGEST_LIST_NOTE, listAddress } from '#lib/saved/list-model.ts'
import type { ListItem, ReadingList } from '#lib/saved/model.ts'
import { NoteForm } from './note-form.tsx'

/** The forms of every item's buttons. */
export const MOVE_FORM = 'list-move'
export const OFF_FORM = 'list-off'

type Props = {
  item: ListItem
  place: { first: boolean; last: boolean }
  list: Pick<ReadingList, 'id' | 'page'>
  kept: Kept | null
  words: Messages
}

/** What can be done with an item of a list by those who may: another place, a note, off. */
export function ListTools({ item, place, list, kept, words }: Props) {
  const say = words.ownLists.item
  const { headline, id } = item
  const ways = [
    ...(place.first ? [] : [{ way: 'top', text: say.top, named: say.topNamed } as const]),
    ...(place.first ? [] : [{ way: 'up', text: say.up, named: say.upNamed } as const]),
    ...(place.last ? [] : [{ way: 'down', text: say.down, named: say.downNamed } as const]),
  ]
  return (
    <div className="list-tools mt-1.5 flex flex-wrap items-baseline gap-x-5">
      {ways.map(({ way, text, named }) => (
        <button
          key={way}
          type="submit"
          form={MOVE_FORM}
          name={way}
          value={id}
          aria-label={named(headline)}
          className="button-text"
        >
          {text}
        </button>
      ))}
      <button
        type="submit"
        form={OFF_FORM}
        name="item"
        value={id}
        aria-label={say.offNamed(headline)}
        className="button-text"
      >
        {say.off}
      </button>
      <NoteForm
        name={`item-note-${id}`}
        action="/send/list/note"
        fields={{ list: list.id, item: id }}
        back={listAddress(list.id, list.page)}
        kept={kept}
        note={item.note}
        longest={LONGEST_LIST_NOTE}
        words={{ summary: say.note, of: say.noteOf(headline), label: say.noteLabel, save: say.saveNote }}
      />
    </div>
  )
}
