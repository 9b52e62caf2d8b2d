import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { LONGEST_LIST_NAME } from '#lib/saved/list-model.ts'

type Props = { form: string; lists: { id: string; name: string }[]; kept: Kept | null; words: Messages }

/** One of the lists that somebody may put something on, or a new one by its name: what is typed counts. */
export function ListChoice({ form, lists, kept, words }: Props) {
  const say = words.shelves.bulk
  const [first] = lists
  const options = [...lists.map(({ id, name }) => ({ value: id, label: name })), { value: 'new', label: say.fresh }]
  return (
    <>
      {first ? (
        <div className="min-w-0 max-w-full flex-[1_1_12rem]">
          <Choice form={form} name="list" label={say.list} kept={kept} options={options} defaultValue={first.id} />
        </div>
      ) : (
        <input type="hidden" name="list" value="new" />
      )}
      <div className="min-w-0 max-w-full flex-[1_1_12rem]">
        <Field
          form={form}
          name="name"
          label={say.name}
          hint={first ? say.nameHint : undefined}
          kept={kept}
          maxLength={LONGEST_LIST_NAME}
        />
      </div>
    </>
  )
}
