import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Reader } from '#lib/accounts/model.ts'
import { choicesOf } from '#lib/accounts/preferences.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { THEMES } from '#lib/reading/choices.ts'

type Props = { open: OpenPaper; reader: Reader }

/** In which unit temperatures stand in somebody's bar. */
export function UnitForm({ open: { kept, words }, reader }: Props) {
  const say = words.accounts.account
  return (
    <PaperForm action="/send/account/unit" name="own-unit" back="/account" kept={kept} label={say.weatherTitle}>
      <Choice
        form="own-unit"
        name="unit"
        label={say.unit}
        kept={kept}
        options={(['paper', 'celsius', 'fahrenheit'] as const).map((value) => ({ value, label: say.units[value] }))}
        defaultValue={reader.preferences.unit ?? 'paper'}
      />
      <Button look="plain">{say.save}</Button>
    </PaperForm>
  )
}

/** Theme and light pages, kept with the account. */
export function ReadingForm({ open: { kept, words }, reader }: Props) {
  const say = words.accounts.account
  const { theme, light, readLines } = choicesOf(reader.preferences)
  return (
    <PaperForm action="/send/account/reading" name="own-reading" back="/account" kept={kept} label={say.readingTitle}>
      <p className="mb-4 text-ink-2">{say.readingText}</p>
      <Choice
        form="own-reading"
        name="theme"
        label={say.theme}
        kept={kept}
        options={THEMES.map((value) => ({ value, label: words.masthead.footer.themes[value] }))}
        defaultValue={theme}
      />
      <Choice
        form="own-reading"
        name="pages"
        label={say.pages}
        kept={kept}
        options={(['full', 'light'] as const).map((value) => ({ value, label: say.pageKinds[value] }))}
        defaultValue={light ? 'light' : 'full'}
      />
      <Choice
        form="own-reading"
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
