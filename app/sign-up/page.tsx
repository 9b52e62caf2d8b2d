import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { ProviderForm } from '#components/account/provider-form.tsx'
import { withBack } from '#components/account/sign-in-form.tsx'
import { SignUpForm } from '#components/account/sign-up-form.tsx'
import { SignedInAlready } from '#components/account/signed-in-already.tsx'
import { onward } from '#lib/accounts/fields.ts'
import { openInvitation } from '#lib/accounts/invitations.ts'
import { providersOf } from '#lib/accounts/providers.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.signUp.title)
}

export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, config, words } = open
  const say = words.accounts.signUp
  const to = onward(open, await parameter(props, 'back'))
  if (open.reader) return <SignedInAlready open={open} reader={open.reader} to={to} />
  const token = /^[\w-]{43}$/.exec(await parameter(props, 'invitation'))?.[0] ?? null
  const invited = await openInvitation(db, token, clock)
  const role = invited?.role ?? null
  const closed = config.registration === 'closed' && !invited?.opensClosed
  const intro = closed ? say.closed : config.registration === 'invite' && !role ? say.inviteOnly : say.intro
  return (
    <NarrowPage open={open} title={say.title} intro={intro}>
      {role && role !== 'reader' && (
        <p className="mb-5 font-sans text-ink-2 text-ui">{say.invited(words.accounts.roles[role])}</p>
      )}
      {!closed && (
        <SignUpForm
          open={open}
          to={to}
          invitation={role && token}
          invitationNeeded={config.registration === 'invite'}
        />
      )}
      {!closed && (
        <div className="mt-6 grid gap-3 empty:hidden">
          {providersOf(config).map(({ id, name }) => (
            <ProviderForm
              key={id}
              open={open}
              provider={id}
              action="/send/provider"
              back={withBack('/sign-up', to)}
              to={to}
              wide
              invitation={role && token}
              label={words.accounts.providers.signUp(name)}
            />
          ))}
        </div>
      )}
      <p className="mt-9 border-rule border-t pt-5 font-sans text-ink-2 text-ui">
        {`${say.have} `}
        <a className="link-quiet" href={withBack('/sign-in', to)}>
          {say.toSignIn}
        </a>
      </p>
    </NarrowPage>
  )
}
