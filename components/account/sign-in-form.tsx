import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { PasswordField } from './password-field.tsx'

/** The page's own address, with where to go on. */
export const withBack = (path: string, to: string): string =>
  to === '/' ? path : `${path}?${new URLSearchParams({ back: to })}`

type Props = { open: OpenPaper; to: string }

export function SignInForm({ open: { kept, words }, to }: Props) {
  const say = words.accounts
  return (
    <PaperForm
      action="/send/sign-in"
      name="sign-in"
      back={withBack('/sign-in', to)}
      kept={kept}
      label={say.signIn.title}
    >
      <input type="hidden" name="to" value={to} />
      <Field
        form="sign-in"
        name="handle"
        label={say.signIn.who}
        kept={kept}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField form="sign-in" name="password" kept={kept} words={words} label={say.password.label} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <Button>{say.signIn.send}</Button>
        <a className="link-quiet" href="/sign-in/forgot">
          {say.signIn.forgot}
        </a>
      </div>
    </PaperForm>
  )
}

/** A letter with a link, for those with a confirmed address. */
export function LinkForm({ open: { kept, words }, to }: Props) {
  const say = words.accounts
  return (
    <PaperForm
      action="/send/mail-link"
      name="mail-link"
      back={withBack('/sign-in', to)}
      kept={kept}
      labelledBy="mail-link-heading"
    >
      <input type="hidden" name="to" value={to} />
      <Field
        form="mail-link"
        name="email"
        type="email"
        label={say.mail.label}
        kept={kept}
        autoComplete="email"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Button look="plain">{say.link.send}</Button>
    </PaperForm>
  )
}
