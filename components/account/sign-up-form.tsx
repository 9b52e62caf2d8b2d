import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { PasswordField } from './password-field.tsx'
import { withBack } from './sign-in-form.tsx'

type Props = {
  open: OpenPaper
  to: string
  /** From the address of the page. */
  invitation: string | null
  invitationNeeded: boolean
}

/** Handle and password first; what is optional below them. */
export function SignUpForm({ open: { kept, words }, to, invitation, invitationNeeded }: Props) {
  const say = words.accounts
  const page = withBack('/sign-up', to)
  const back = invitation ? `${page}${page.includes('?') ? '&' : '?'}invitation=${invitation}` : page
  const plain = { form: 'sign-up', kept, autoCapitalize: 'none', spellCheck: false } as const
  return (
    <PaperForm action="/send/sign-up" name="sign-up" back={back} kept={kept} label={say.signUp.title}>
      <input type="hidden" name="to" value={to} />
      {invitation !== null && <input type="hidden" name="invitation" value={invitation} />}
      {invitation === null && invitationNeeded && (
        <Field
          {...plain}
          name="invitation"
          label={say.signUp.invitation}
          hint={say.signUp.invitationHint}
          autoComplete="off"
          required
        />
      )}
      <Field
        {...plain}
        name="handle"
        label={say.handle.label}
        hint={say.handle.hint}
        autoComplete="username"
        maxLength={30}
        required
      />
      <PasswordField form="sign-up" name="password" kept={kept} words={words} label={say.password.label} fresh />
      <Field
        form="sign-up"
        kept={kept}
        name="name"
        label={say.name.label}
        hint={say.name.hint}
        autoComplete="name"
        maxLength={60}
      />
      <Field
        {...plain}
        name="email"
        type="email"
        label={say.mail.optional}
        hint={say.mail.hint}
        autoComplete="email"
        inputMode="email"
      />
      <Button>{say.signUp.send}</Button>
    </PaperForm>
  )
}
