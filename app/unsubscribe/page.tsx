import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { whoseLetters } from '#lib/notices/queries.ts'
import { readStopToken } from '#lib/notices/stop-token.ts'
import { runtime } from '#lib/runtime.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.notices.unsubscribe.title)
}

/** Where the last link of a letter about answers leads: one button stops them, in any browser, without signing in. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const say = open.words.notices.unsubscribe
  const token = await parameter(props, 'token')
  const personId = readStopToken(runtime().secret, token)
  const whose = personId === null ? null : await whoseLetters(open.db, personId)
  if (!whose) return <NarrowPage open={open} title={say.title} intro={say.unknown} />
  if (whose.rhythm === 'never') {
    return (
      <NarrowPage open={open} title={say.title} intro={say.stopped(whose.handle)}>
        <p>{say.again}</p>
        <p className="mt-3">
          <a className="link-quiet" href="/account#replies">
            {say.toAccount}
          </a>
        </p>
      </NarrowPage>
    )
  }
  return (
    <NarrowPage open={open} title={say.title} intro={say.ask(whose.handle)}>
      <form method="post" action={`/send/unsubscribe?${new URLSearchParams({ token })}`}>
        <Button>{say.stop}</Button>
      </form>
    </NarrowPage>
  )
}
