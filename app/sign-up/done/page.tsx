import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { RecoveryCodes, RecoveryOffer } from '#components/account/recovery-codes.tsx'
import { withBack } from '#components/account/sign-in-form.tsx'
import { onward } from '#lib/accounts/fields.ts'
import { pendingMail } from '#lib/accounts/queries.ts'
import { shownCodes } from '#lib/accounts/recovery-codes.ts'
import { ownCookie, parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.signUp.title)
}

/** After signing up: recovery codes are offered, and the way back to what one came for. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, kept, reader, words } = open
  const to = onward(open, await parameter(props, 'back'))
  if (!reader) redirect(withBack('/sign-in', to))
  const say = words.accounts.signUp
  const codes = await shownCodes(db, reader.id, await ownCookie('codes'))
  const pending = await pendingMail(db, reader.id, clock)
  return (
    <NarrowPage open={open} title={say.doneTitle(reader.name ?? reader.handle)} intro={say.doneText}>
      {pending && <p className="mb-6 text-pretty">{say.mailSent}</p>}
      {codes ? (
        <RecoveryCodes codes={codes} words={words} />
      ) : (
        <>
          <p className="mb-5 text-pretty">{say.codes}</p>
          <RecoveryOffer from="sign-up" to={to} back={withBack('/sign-up/done', to)} kept={kept} words={words} />
        </>
      )}
      <p className="mt-7">
        <a className="link-quiet" href={to}>
          {codes ? say.onward : say.later}
        </a>
      </p>
    </NarrowPage>
  )
}
