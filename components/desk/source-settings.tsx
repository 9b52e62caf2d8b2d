import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { REUSE_RIGHTS } from '#lib/sources/model.ts'
import type { SourceView } from '#lib/sources/queries.ts'
import { basisOf } from '#lib/sources/rights.ts'

type Props = { open: OpenPaper; source: SourceView; sections: { name: string }[] }

/** Where a source's stories are filed, how long their texts are kept, whose words they are and why. */
export function SourceSettings({ open: { words, kept }, source, sections }: Props) {
  const say = words.deskSources.settings
  const { id } = source
  const plain = { form: 'source', kept } as const
  const basis = basisOf(source.reuseBasis)
  return (
    <PaperForm action="/send/sources/set" name="source" back={`/desk/sources/${id}`} kept={kept} labelledBy="settings">
      <input type="hidden" name="source" value={id} />
      <Field
        {...plain}
        name="section"
        label={say.section}
        hint={say.sectionHint}
        defaultValue={source.section?.name ?? ''}
        maxLength={40}
        list="source-sections"
        autoComplete="off"
      />
      <datalist id="source-sections">
        {sections.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field
        {...plain}
        name="keep"
        label={say.keep}
        hint={say.keepHint}
        defaultValue={source.keepDays === null ? '' : String(source.keepDays)}
        inputMode="numeric"
        autoComplete="off"
      />
      <Choice
        {...plain}
        name="right"
        label={say.right}
        defaultValue={source.reuse}
        options={REUSE_RIGHTS.map((value) => ({ value, label: say.rights[value] }))}
      />
      <Field
        {...plain}
        name="basis"
        label={say.basis}
        hint={say.basisHint}
        defaultValue={basis?.kind === 'stated' ? basis.text : ''}
        maxLength={300}
        autoComplete="off"
      />
      <Button>{say.save}</Button>
    </PaperForm>
  )
}
