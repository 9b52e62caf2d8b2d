import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { lookOf } from '#lib/accounts/look.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { THEMES } from '#lib/reading/choices.ts'

type Props = { open: OpenPaper; reader: Reader }

/** Theme, light pages and Read lines, kept with the account. */
export function LookForm({ open: { kept, words }, reader }: Props) {
  const say = words.accounts.account
  const { theme, light, readLines } = lookOf(reader.preferences)
  return (
    <PaperForm action="/send/account/look" name="own-look" back="/account" kept={kept} label={say.readingTitle}>
      <p className="mb-4 text-ink-2">{say.readingText}</p>
      <Choice
        form="own-look"
        name="theme"
        label={say.theme}
        kept={kept}
        options={THEMES.map((value) => ({ value, label: words.masthead.footer.themes[value] }))}
        defaultValue={theme}
      />
      <Choice
        form="own-look"
        name="pages"
        label={say.pages}
        kept={kept}
        options={(['full', 'light'] as const).map((value) => ({ value, label: say.pageKinds[value] }))}
        defaultValue={light ? 'light' : 'full'}
      />
      <Choice
        form="own-look"
        name="read"
        label={say.read}
        kept={kept}
        options={(['on', 'off'] as const).map((value) => ({ value, label: say.readKinds[value] }))}
        defaultValue={readLines ? 'on' : 'off'}
      />
      <Button look="plain">{say.save}</Button>
    </PaperForm>
  )
}
