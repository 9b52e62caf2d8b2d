import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { HandleField, InvitationField, NameField } from './handle-fields.tsx'
import { PasswordField } from './password-field.tsx'
import { withBack } from './sign-in-form.tsx'

type Props = {
  open: OpenPaper
  to: string
  /** From the address of the page. */
  invitation: string | null
  invitationNeeded: boolean
}

const FORM = 'sign-up'

/** Handle and password first; what is optional below them. */
export function SignUpForm({ open: { kept, words }, to, invitation, invitationNeeded }: Props) {
  const say = words.accounts
  const page = withBack('/sign-up', to)
  const back = invitation ? `${page}${page.includes('?') ? '&' : '?'}invitation=${invitation}` : page
  const shared = { form: FORM, open: { kept, words } }
  return (
    <PaperForm action="/send/sign-up" name={FORM} back={back} kept={kept} label={say.signUp.title}>
      <input type="hidden" name="to" value={to} />
      {invitation !== null && <input type="hidden" name="invitation" value={invitation} />}
      {invitation === null && invitationNeeded && <InvitationField {...shared} />}
      <HandleField {...shared} hint={say.handle.hint} />
      <PasswordField form={FORM} name="password" kept={kept} words={words} label={say.password.label} fresh />
      <NameField {...shared} />
      <Field
        form={FORM}
        kept={kept}
        autoCapitalize="none"
        spellCheck={false}
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
