import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { withBack } from '#components/account/sign-in-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { onward } from '#lib/accounts/fields.ts'
import { parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.recovery.title)
}

export default async function Page(props: Query) {
  const open = await openPaper()
  const { kept, words } = open
  const to = onward(open, await parameter(props, 'back'))
  const say = words.accounts
  const plain = { form: 'recovery', kept, autoCapitalize: 'none', spellCheck: false, required: true } as const
  return (
    <NarrowPage open={open} title={say.recovery.title} intro={say.recovery.intro}>
      <PaperForm
        action="/send/recovery"
        name="recovery"
        back={withBack('/sign-in/recovery', to)}
        kept={kept}
        label={say.recovery.title}
      >
        {to !== '/' && <input type="hidden" name="to" value={to} />}
        <Field {...plain} name="handle" label={say.signIn.who} autoComplete="username" />
        <Field {...plain} name="code" label={say.recovery.code} autoComplete="off" />
        <Button>{say.recovery.send}</Button>
      </PaperForm>
    </NarrowPage>
  )
}
