import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { PasswordField } from '#components/account/password-field.tsx'
import { SetupPage } from '#components/setup/setup-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { findToken } from '#lib/accounts/one-time.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.setup.title)
}

/** Where the link that the program prints leads: whoever opens it first owns the paper. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, words, kept } = open
  const token = await parameter(props, 'token')
  const found = await findToken(db, 'setup', token, clock)
  if (!found) return <NarrowPage open={open} title={words.setup.title} intro={words.setup.over} />
  const plain = { form: 'setup', kept } as const
  return (
    <SetupPage open={open} step={1} title={words.setup.title} intro={words.setup.intro}>
      <PaperForm action="/send/setup" name="setup" back={`/setup?token=${token}`} kept={kept} label={words.setup.title}>
        <input type="hidden" name="token" value={token} />
        <Field
          {...plain}
          name="handle"
          label={words.accounts.handle.label}
          hint={words.accounts.handle.hint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          required
        />
        <PasswordField {...plain} name="password" words={words} label={words.accounts.password.label} fresh />
        <Field
          {...plain}
          name="name"
          label={words.accounts.name.label}
          hint={words.accounts.name.hint}
          autoComplete="name"
          maxLength={60}
        />
        <Field
          {...plain}
          name="email"
          type="email"
          label={words.accounts.mail.optional}
          hint={words.accounts.mail.hint}
          autoComplete="email"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Button>{words.setup.submit}</Button>
      </PaperForm>
    </SetupPage>
  )
}
