import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { OtherWays } from '#components/account/other-ways.tsx'
import { LinkForm, SignInForm, withBack } from '#components/account/sign-in-form.tsx'
import { SignedInAlready } from '#components/account/signed-in-already.tsx'
import { onward } from '#lib/accounts/fields.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.signIn.title)
}

/** All ways in that this paper has: password, link by mail, and what is set up besides. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const to = onward(open, await parameter(props, 'back'))
  const say = open.words.accounts
  if (open.reader) return <SignedInAlready open={open} reader={open.reader} to={to} />
  return (
    <NarrowPage open={open} title={say.signIn.title}>
      <SignInForm open={open} to={to} />
      <OtherWays open={open} to={to} />
      <section className="mt-9 border-rule border-t pt-6">
        <h2 id="mail-link-heading" className="mb-2 text-head-s">
          {say.link.heading}
        </h2>
        <p className="mb-4 text-pretty font-sans text-ink-2 text-ui">{say.link.intro}</p>
        <LinkForm open={open} to={to} />
      </section>
      <p className="mt-9 flex flex-wrap gap-x-6 gap-y-2 border-rule border-t pt-5 font-sans text-ink-2 text-ui">
        <span>
          {`${say.signIn.noAccount} `}
          <a className="link-quiet" href={withBack('/sign-up', to)}>
            {say.signIn.toSignUp}
          </a>
        </span>
        <a className="link-quiet" href={withBack('/sign-in/recovery', to)}>
          {say.signIn.recovery}
        </a>
      </p>
    </NarrowPage>
  )
}
