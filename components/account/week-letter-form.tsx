import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = { open: OpenPaper; reader: Reader; wished: boolean }

/** Whether what was saved in the week comes by mail on Sundays. */
export function WeekLetterForm({ open: { kept, words }, reader, wished }: Props) {
  const say = words.weekLetter
  return (
    <PaperForm action="/send/account/week-letter" name="week-wish" back="/account" kept={kept} label={say.title}>
      <Choice
        form="week-wish"
        name="wish"
        label={say.label}
        hint={reader.email ? say.hint : say.noMail}
        kept={kept}
        options={(['no', 'yes'] as const).map((value) => ({ value, label: say.wishes[value] }))}
        defaultValue={wished ? 'yes' : 'no'}
      />
      <Button look="plain">{words.accounts.account.save}</Button>
    </PaperForm>
  )
}
