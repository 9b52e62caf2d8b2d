import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { personal } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.forgot.title)
}

export default async function Page() {
  const open = await openPaper()
  const { kept, words } = open
  const say = words.accounts
  return (
    <NarrowPage open={open} title={say.forgot.title} intro={say.forgot.intro}>
      <PaperForm action="/send/forgot" name="forgot" back="/sign-in/forgot" kept={kept} label={say.forgot.title}>
        <Field
          form="forgot"
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
        <Button>{say.forgot.send}</Button>
      </PaperForm>
      <p className="mt-9 text-pretty border-rule border-t pt-5 font-sans text-ink-2 text-ui">
        {`${say.forgot.noMail} `}
        <a className="link-quiet" href="/sign-in/recovery">
          {say.signIn.recovery}
        </a>
      </p>
    </NarrowPage>
  )
}
