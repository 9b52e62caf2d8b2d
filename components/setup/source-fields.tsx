import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = { open: OpenPaper; sections: { name: string }[]; back: string }

/** Addresses by hand, or a list of subscriptions as text or as a file. */
export function SourceFields({ open: { words, kept }, sections, back }: Props) {
  const say = words.setup.sources
  const wrongList = keptFor(kept, 'sources')?.errors.list
  const shared = { form: 'sources', kept } as const
  return (
    <PaperForm
      action="/send/sources"
      name="sources"
      back={back}
      kept={kept}
      label={say.title}
      encType="multipart/form-data"
    >
      <Field
        {...shared}
        name="addresses"
        label={say.addresses}
        hint={say.addressesHint}
        rows={6}
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="mb-5">
        <label htmlFor="sources-list" className="mb-1.5 block font-[550] font-sans text-ink-2 text-ui">
          {say.list}
        </label>
        <input
          id="sources-list"
          type="file"
          name="list"
          accept=".opml,.xml,text/xml,text/x-opml,application/xml"
          aria-invalid={wrongList ? true : undefined}
          aria-describedby={wrongList ? 'sources-list-error' : undefined}
          className="file-field"
        />
        {wrongList && (
          <p id="sources-list-error" className="mt-1.5 font-[550] font-sans text-accent text-ui">
            {wrongList}
          </p>
        )}
      </div>
      <Field
        {...shared}
        name="section"
        label={say.section}
        hint={say.sectionHint}
        maxLength={40}
        list="sources-sections"
        autoComplete="off"
      />
      <datalist id="sources-sections">
        {sections.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Button>{say.submit}</Button>
    </PaperForm>
  )
}
