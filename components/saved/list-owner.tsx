import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { LONGEST_LIST_NAME, LONGEST_LIST_NOTE } from '#lib/saved/list-model.ts'
import { LIST_VISIBILITIES, type ReadingList } from '#lib/saved/model.ts'

type Props = { list: ReadingList; kept: Kept | null; words: Messages }

/** What its owner alone may do with a list: name it, say who may read it, delete it. */
export function ListOwner({ list, kept, words }: Props) {
  const say = words.ownLists
  const typed = keptFor(kept, 'list-edit')
  const sure = keptFor(kept, 'list-delete')
  return (
    <>
      <Folded action="/send/list/edit" name="list-edit" title={say.settings} list={list.id} kept={kept}>
        <ListFields form="list-edit" list={list} kept={kept} words={words} />
        <fieldset className="mb-5">
          <legend className="mb-1.5 font-[550] font-sans text-ink-2 text-ui">{say.visibility}</legend>
          {LIST_VISIBILITIES.map((visibility) => (
            <label key={visibility} className="flex gap-2.5 border-rule border-b py-2.5 font-sans text-ui">
              <input
                type="radio"
                name="visibility"
                value={visibility}
                defaultChecked={(typed?.values.visibility ?? list.visibility) === visibility}
                className="mt-0.5 size-4 shrink-0"
              />
              <span>
                <span className="font-semibold">{say.visibilities[visibility]}</span>
                <span className="block text-ink-2">{say.means[visibility]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Button>{say.keep}</Button>
      </Folded>
      <Folded action="/send/list/delete" name="list-delete" title={say.remove} list={list.id} kept={kept}>
        <p className="mb-4 text-ink-2">{say.removeText}</p>
        <label className="mb-4 flex min-h-6 items-center gap-2.5 font-sans text-ui">
          <input
            type="checkbox"
            name="sure"
            value="yes"
            aria-invalid={sure?.errors.sure ? true : undefined}
            aria-describedby={sure?.errors.sure ? 'list-delete-error' : undefined}
            className="size-4 shrink-0"
          />
          {say.sure}
        </label>
        {sure?.errors.sure && (
          <p id="list-delete-error" className="mb-4 font-[550] font-sans text-accent text-ui">
            {sure.errors.sure}
          </p>
        )}
        <Button look="plain">{say.remove}</Button>
      </Folded>
    </>
  )
}

type FoldedProps = { action: string; name: string; title: string; list: string; kept: Kept | null; children: ReactNode }

/** A form of the list's that is seldom needed: it opens by itself where something in it is to be mended. */
function Folded({ action, name, title, list, kept, children }: FoldedProps) {
  return (
    <details open={keptFor(kept, name) !== null} className="mt-7 border-rule-strong border-t pt-2.5">
      <summary className="w-fit py-1 font-bold font-sans text-label">{title}</summary>
      <PaperForm
        action={action}
        name={name}
        back={`/list/${list}`}
        kept={kept}
        label={title}
        className="max-w-measure pt-4"
      >
        <input type="hidden" name="list" value={list} />
        {children}
      </PaperForm>
    </details>
  )
}

type FieldsProps = {
  form: string
  list: Pick<ReadingList, 'name' | 'note'> | null
  kept: Kept | null
  words: Messages
}

/** What a list is called, and what it is for. */
export function ListFields({ form, list, kept, words }: FieldsProps) {
  const say = words.ownLists
  return (
    <>
      <Field
        form={form}
        name="name"
        label={say.name}
        kept={kept}
        defaultValue={list?.name ?? ''}
        maxLength={LONGEST_LIST_NAME}
        required
      />
      <Field
        form={form}
        name="note"
        label={say.note}
        hint={say.noteHint}
        kept={kept}
        rows={3}
        defaultValue={list?.note ?? ''}
        maxLength={LONGEST_LIST_NOTE}
      />
    </>
  )
}
