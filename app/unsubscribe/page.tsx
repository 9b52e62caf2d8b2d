import type { Metadata } from 'next'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Db } from '#lib/db/model.ts'
import { whoseLetters, whoseWeekLetters } from '#lib/notices/queries.ts'
import { type Letters, readStopToken } from '#lib/notices/stop-token.ts'
import { runtime } from '#lib/runtime.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.notices.unsubscribe.title)
}

/** Where the last link of a letter leads: one button stops letters of its kind, in any browser, without signing in. */
export default async function Page(props: Query) {
  const open = await openPaper()
  const { notices, weekLetter } = open.words
  const token = await parameter(props, 'token')
  const read = readStopToken(runtime().secret, token)
  const found = read && (await wishOf(open.db, read))
  const say = read?.letters === 'week' ? { ...notices.unsubscribe, ...weekLetter.unsubscribe } : notices.unsubscribe
  if (!found) return <NarrowPage open={open} title={say.title} intro={say.unknown} />
  if (!found.wished) {
    return (
      <NarrowPage open={open} title={say.title} intro={say.stopped(found.handle)}>
        <p>{say.again}</p>
        <p className="mt-3">
          <a className="link-quiet" href={read?.letters === 'week' ? '/account#week-letter' : '/account#replies'}>
            {say.toAccount}
          </a>
        </p>
      </NarrowPage>
    )
  }
  return (
    <NarrowPage open={open} title={say.title} intro={say.ask(found.handle)}>
      <form method="post" action={`/send/unsubscribe?${new URLSearchParams({ token })}`}>
        <Button>{say.stop}</Button>
      </form>
    </NarrowPage>
  )
}

/** Whose letters they are, and whether they come at present; null for whoever has left. */
async function wishOf(db: Db, { personId, letters }: { personId: number; letters: Letters }) {
  if (letters === 'week') return whoseWeekLetters(db, personId)
  const whose = await whoseLetters(db, personId)
  return whose && { handle: whose.handle, wished: whose.rhythm !== 'never' }
}
