import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { TokenForm } from '#components/account/token-form.tsx'
import { findToken, fitsBrowser } from '#lib/accounts/one-time.ts'
import { ownCookie, parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.link.title)
}

/** Where the letter's link leads: the button signs in, so that a scanner of mail which follows links does not spend it. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, words } = open
  const say = words.accounts.link
  const token = await parameter(props, 'token')
  const found = await findToken(db, 'sign-in', token, clock)
  const here = found !== null && fitsBrowser(found, await ownCookie('browser'))
  const intro = here ? say.text : found ? say.elsewhere : say.over
  return (
    <NarrowPage open={open} news={false} title={here ? say.title : say.heading} intro={intro}>
      {here ? (
        <TokenForm
          open={open}
          name="use-link"
          action="/send/mail-link/use"
          back={`/sign-in/link?token=${token}`}
          token={token}
          label={say.use}
        />
      ) : (
        <p>
          <a className="link-quiet" href="/sign-in#mail-link">
            {say.again}
          </a>
        </p>
      )}
    </NarrowPage>
  )
}
