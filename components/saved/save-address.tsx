import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** The form's name: a mistake comes back to it. */
const NAME = 'save-address'

/** Saves any address of the web, and says how that is done from a browser's own bar. */
export function SaveAddressForm({ open, here }: { open: OpenPaper; here: string }) {
  const { words, kept, config } = open
  const say = words.keeping
  return (
    <div className="mt-5 border-rule border-b pb-4">
      <PaperForm
        action="/send/saved/address"
        name={NAME}
        back={here}
        kept={kept}
        label={say.addLabel}
        className="sm:flex sm:items-end sm:gap-3 [&>div]:mb-0 [&>div]:flex-1 [&>button]:mt-3"
      >
        <AddressField form={NAME} kept={kept} words={words} />
        <Button look="plain">{say.add}</Button>
      </PaperForm>
      <details className="mt-3 font-sans text-ink-2 text-ui">
        <summary className="w-fit cursor-pointer py-0.5 underline underline-offset-[0.16em]">
          {say.elsewhereTitle}
        </summary>
        <p className="mt-2 max-w-measure text-pretty">{say.bookmarklet}</p>
        <p className="mt-2">
          <code className="block bg-wash px-3 py-2 text-[0.82rem] [overflow-wrap:anywhere]">
            {bookmarklet(config.publicUrl)}
          </code>
        </p>
        <p className="mt-2 max-w-measure text-pretty">{say.shareTarget}</p>
      </details>
      <p className="mt-1 font-sans text-ui">
        <a className="link-quiet" href="/saved/import">
          {words.imports.link}
        </a>
      </p>
    </div>
  )
}

type FieldProps = { form: string; kept: Kept | null; words: Messages; address?: string }

/** The address of a page to be saved. */
export function AddressField({ form, kept, words, address = '' }: FieldProps) {
  return (
    <Field
      form={form}
      name="url"
      label={words.keeping.addressLabel}
      kept={kept}
      defaultValue={address}
      type="url"
      inputMode="url"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={2000}
    />
  )
}

/** What a bookmark's address has to be: it leads to the page that asks, with what is read just now. */
const bookmarklet = (publicUrl: string): string =>
  `javascript:void(location='${publicUrl}/save?url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title))`
