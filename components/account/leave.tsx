import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { LEAVING_COMMENTS, type Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { PasswordField } from './password-field.tsx'

type Props = { open: OpenPaper; reader: Reader; hasPassword: boolean }

/** The way out, and for a day the way back. */
export function Leave({ open: { kept, words, view }, reader, hasPassword }: Props) {
  const { leaving: say, account } = words.accounts
  const { language, timeZone } = view
  if (reader.leavesAt) {
    const time = new Date(reader.leavesAt).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short', timeZone })
    return (
      <PaperForm action="/send/account/stay" name="stay" back="/account" kept={kept} label={say.stay}>
        <p className="mb-3 font-[550] font-sans text-accent text-ui">{say.leavesAt(time)}</p>
        <Button>{say.stay}</Button>
      </PaperForm>
    )
  }
  return (
    <PaperForm action="/send/account/leave" name="leave" back="/account" kept={kept} label={say.title}>
      <p className="mb-4 text-ink-2">{say.text}</p>
      <Choice
        form="leave"
        name="comments"
        label={say.commentsLabel}
        kept={kept}
        options={LEAVING_COMMENTS.map((value) => ({ value, label: say.options[value] }))}
        defaultValue="keep-unnamed"
      />
      {hasPassword && <PasswordField form="leave" name="current" label={account.current} kept={kept} words={words} />}
      <Button look="plain">{say.submit}</Button>
    </PaperForm>
  )
}
