import type { Metadata } from 'next'
import { ChooseHandle } from '#components/account/choose-handle.tsx'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { findArrived } from '#lib/accounts/provider-journeys.ts'
import { providersOf } from '#lib/accounts/providers.ts'
import { passesForStaff } from '#lib/accounts/queries.ts'
import { registrationOf } from '#lib/accounts/registration.ts'
import { suggestHandle } from '#lib/accounts/suggest-handle.ts'
import { ownCookie, parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.providers.choose.title)
}

/** The first time through a provider: a handle is chosen, and whether the address that it gave is taken over. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, config, paper, words } = open
  const say = words.accounts.providers
  const token = await parameter(props, 'token')
  const arrived = await findArrived(db, token, await ownCookie('browser'), clock)
  if (!arrived) {
    return (
      <NarrowPage open={open} title={say.overTitle} intro={say.over}>
        <a className="link-quiet" href="/sign-in">
          {say.again}
        </a>
      </NarrowPage>
    )
  }
  const { handle, name, email } = arrived.person
  const provider = providersOf(config).find(({ id }) => id === arrived.provider)?.name ?? arrived.provider
  const registration = await registrationOf({ db, now: clock, config, words }, arrived.invitation)
  const fitting = name !== null && !(await passesForStaff(db, name, paper.name, 0)) ? name : null
  return (
    <NarrowPage open={open} title={say.choose.title} intro={say.choose.intro(provider)}>
      <ChooseHandle
        open={open}
        token={token}
        handle={await suggestHandle(db, [handle, name], paper.name)}
        name={fitting}
        email={email}
        invitationNeeded={registration.is === 'uninvited'}
      />
    </NarrowPage>
  )
}
