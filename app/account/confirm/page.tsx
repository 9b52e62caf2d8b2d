import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { TokenForm } from '#components/account/token-form.tsx'
import { findToken } from '#lib/accounts/one-time.ts'
import { accountOf } from '#lib/accounts/queries.ts'
import { openPaper } from '../../paper.ts'
import { parameter, personal, type Query } from '../personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.confirm.title)
}

/** Where a letter's link leads: the button confirms, so that a scanner of mail which follows links does not. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, words } = open
  const say = words.accounts.confirm
  const token = await parameter(props, 'token')
  const found = await findToken(db, 'confirm-mail', token, clock)
  const email = found?.payload.email
  if (!found?.personId || typeof email !== 'string')
    return <NarrowPage open={open} title={say.title} intro={say.over} />
  const { handle } = await accountOf(db, found.personId)
  return (
    <NarrowPage open={open} title={say.title} intro={say.text(email, handle)}>
      <TokenForm
        open={open}
        name="confirm"
        action="/send/account/mail/confirm"
        back={`/account/confirm?token=${token}`}
        token={token}
        label={say.send}
      />
    </NarrowPage>
  )
}
