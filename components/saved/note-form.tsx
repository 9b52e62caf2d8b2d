import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'

type Props = {
  /** The form's, unique in the paper. */
  name: string
  action: string
  /** What the note is on. */
  fields: Record<string, string | number>
  back: string
  kept: Kept | null
  note: string | null
  /** What it is filed under, where it can be. */
  tags?: { are: string[]; label: string }
  longest: number
  words: { summary: string; of: string; label: string; save: string }
}

/** A note, folded away: it opens by itself where something in it is to be mended. */
export function NoteForm({ name, action, fields, back, kept, note, tags, longest, words }: Props) {
  return (
    <details open={keptFor(kept, name) !== null} className="min-w-0 open:basis-full">
      <summary aria-label={words.of} className="button-text w-fit">
        {words.summary}
      </summary>
      <PaperForm action={action} name={name} back={back} kept={kept} label={words.of} className="max-w-measure pt-3">
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Field
          form={name}
          name="note"
          label={words.label}
          kept={kept}
          rows={3}
          defaultValue={note ?? ''}
          maxLength={longest}
        />
        {tags && (
          <Field
            form={name}
            name="tags"
            label={tags.label}
            kept={kept}
            defaultValue={tags.are.join(', ')}
            autoComplete="off"
            autoCapitalize="none"
          />
        )}
        <Button look="plain">{words.save}</Button>
      </PaperForm>
    </details>
  )
}
