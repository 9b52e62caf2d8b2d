import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { RecoveryCodes, RecoveryOffer } from '#components/account/recovery-codes.tsx'
import { shownCodes } from '#lib/accounts/recovery-codes.ts'
import { openPaper } from '../../paper.ts'
import { ownCookie, personal } from '../personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.recovery.heading)
}

export default async function Page() {
  const open = await openPaper()
  const { db, kept, reader, words } = open
  if (!reader) redirect('/sign-in?back=/account/recovery-codes')
  const say = words.accounts
  const codes = await shownCodes(db, reader.id, await ownCookie('codes'))
  return (
    <NarrowPage open={open} title={codes ? say.recovery.made : say.recovery.make}>
      {codes ? (
        <RecoveryCodes codes={codes} words={words} />
      ) : (
        <>
          <p className="mb-5 text-pretty">{say.signUp.codes}</p>
          <RecoveryOffer from="account" back="/account/recovery-codes" kept={kept} words={words} />
        </>
      )}
      <p className="mt-7">
        <a className="link-quiet" href="/account">
          {say.account.toAccount}
        </a>
      </p>
    </NarrowPage>
  )
}
