import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { LONGEST_NAME, MAIL_RHYTHMS, type Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { PasswordField } from './password-field.tsx'

type Props = { open: OpenPaper; reader: Reader }

export function NameForm({ open: { kept, words }, reader }: Props) {
  const { account, name } = words.accounts
  return (
    <PaperForm action="/send/account/name" name="own-name" back="/account" kept={kept} label={account.nameTitle}>
      <Field
        form="own-name"
        name="name"
        label={name.label}
        kept={kept}
        defaultValue={reader.name ?? ''}
        autoComplete="name"
        maxLength={LONGEST_NAME}
      />
      <Button look="plain">{account.save}</Button>
    </PaperForm>
  )
}

export function MailForm({
  open: { kept, words },
  reader,
  pending,
  hasPassword,
}: Props & { pending: string | null; hasPassword: boolean }) {
  const { account, mail } = words.accounts
  return (
    <PaperForm action="/send/account/mail" name="own-mail" back="/account" kept={kept} label={account.mailTitle}>
      {reader.email && <p className="mb-2 text-ink-2 [overflow-wrap:anywhere]">{account.mailNow(reader.email)}</p>}
      {pending && <p className="mb-2 text-ink-2 [overflow-wrap:anywhere]">{account.mailPending(pending)}</p>}
      <Field
        form="own-mail"
        name="email"
        type="email"
        label={mail.optional}
        hint={mail.hint}
        kept={kept}
        defaultValue={reader.email ?? ''}
        autoComplete="email"
      />
      {hasPassword && (
        <PasswordField form="own-mail" name="current" label={account.current} kept={kept} words={words} />
      )}
      <Button look="plain">{account.save}</Button>
    </PaperForm>
  )
}

/** How often answers come by mail. */
export function LettersForm({ open: { kept, words }, reader }: Props) {
  const say = words.notices.letters
  return (
    <PaperForm action="/send/account/letters" name="own-letters" back="/account" kept={kept} label={say.title}>
      <Choice
        form="own-letters"
        name="rhythm"
        label={say.label}
        hint={reader.email ? say.hint : say.noMail}
        kept={kept}
        options={MAIL_RHYTHMS.map((value) => ({ value, label: say.rhythms[value] }))}
        defaultValue={reader.preferences.replyMail ?? 'never'}
      />
      <Button look="plain">{words.accounts.account.save}</Button>
    </PaperForm>
  )
}

export function PasswordForm({ open: { kept, words }, hasPassword }: Pick<Props, 'open'> & { hasPassword: boolean }) {
  const { account } = words.accounts
  return (
    <PaperForm
      action="/send/account/password"
      name="own-password"
      back="/account"
      kept={kept}
      label={account.passwordTitle}
    >
      {hasPassword && (
        <PasswordField form="own-password" name="current" label={account.current} kept={kept} words={words} />
      )}
      <PasswordField form="own-password" name="password" label={account.fresh} kept={kept} words={words} fresh />
      <Button look="plain">{account.save}</Button>
    </PaperForm>
  )
}
