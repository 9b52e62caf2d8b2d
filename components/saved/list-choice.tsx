import { keptFor } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'

type Props = { form: string; lists: { id: string; name: string }[]; kept: Kept | null; words: Messages }

/** One of the lists that somebody may put something on, or a new one with its name. */
export function ListChoice({ form, lists, kept, words }: Props) {
  const say = words.shelves.bulk
  const id = `${form}-name`
  const own = keptFor(kept, form)
  const error = own?.errors.name
  return (
    <>
      {lists.length > 0 ? (
        <label className="min-w-0 max-w-full flex-[1_1_12rem] font-[550] font-sans text-ink-2 text-ui">
          {say.list}
          <select name="list" defaultValue={own?.values.list} className="field mt-1">
            {lists.map((list) => (
              <option key={list.id} value={list.id}>
                {list.name}
              </option>
            ))}
            <option value="new">{say.fresh}</option>
          </select>
        </label>
      ) : (
        <input type="hidden" name="list" value="new" />
      )}
      <div className="min-w-0 max-w-full flex-[1_1_12rem]">
        <label htmlFor={id} className="font-[550] font-sans text-ink-2 text-ui">
          {say.name}
        </label>
        <input
          id={id}
          name="name"
          type="text"
          defaultValue={own?.values.name}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className={`field mt-1 ${error ? 'field-wrong' : ''}`}
        />
        {error && (
          <p id={`${id}-error`} className="mt-1.5 font-[550] font-sans text-accent text-ui">
            {error}
          </p>
        )}
      </div>
    </>
  )
}
