import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { findAway } from '#lib/accounts/provider-journeys.ts'
import { providersOf } from '#lib/accounts/providers.ts'
import { ownCookie, parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.providers.heading)
}

/** Leads on to a provider by itself, which no form may (`form-action 'self'`); without that, by a link. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { db, clock, config, words } = open
  const say = words.accounts.providers
  const away = await findAway(db, await parameter(props, 'state'), await ownCookie('browser'), clock)
  const name = providersOf(config).find(({ id }) => id === away?.provider)?.name
  if (!away || name === undefined) {
    return (
      <NarrowPage open={open} news={false} title={say.overTitle} intro={say.over}>
        <a className="link-quiet" href="/sign-in">
          {say.again}
        </a>
      </NarrowPage>
    )
  }
  return (
    <NarrowPage open={open} news={false} title={say.awayTitle(name)} intro={say.away(name)}>
      <meta httpEquiv="refresh" content={`0;url=${away.url}`} />
      <a className="link-quiet" href={away.url} rel="noreferrer">
        {say.awayTitle(name)}
      </a>
    </NarrowPage>
  )
}
