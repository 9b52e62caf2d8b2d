import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { PasswordField } from '#components/account/password-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { findToken } from '#lib/accounts/one-time.ts'
import { accountOf } from '#lib/accounts/queries.ts'
import { parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.forgot.choose)
}

export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, kept, words } = open
  const say = words.accounts
  const token = await parameter(props, 'token')
  const found = await findToken(db, 'reset-password', token, clock)
  if (!found?.personId) {
    return (
      <NarrowPage open={open} news={false} title={say.forgot.title} intro={say.forgot.over}>
        <a className="link-quiet" href="/sign-in/forgot">
          {say.link.again}
        </a>
      </NarrowPage>
    )
  }
  const { handle } = await accountOf(db, found.personId)
  return (
    <NarrowPage open={open} news={false} title={say.forgot.choose} intro={say.forgot.endsAll}>
      <PaperForm
        action="/send/reset"
        name="reset"
        back={`/sign-in/reset?token=${token}`}
        kept={kept}
        label={say.forgot.choose}
      >
        <input type="hidden" name="token" value={token} />
        {/* Password keepers file the new password under it; it has no name, so it is not sent. */}
        <input className="sr-only" tabIndex={-1} aria-hidden autoComplete="username" readOnly value={handle} />
        <PasswordField form="reset" name="password" label={say.password.fresh} kept={kept} words={words} fresh />
        <Button>{say.forgot.save}</Button>
      </PaperForm>
    </NarrowPage>
  )
}
