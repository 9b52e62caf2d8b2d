import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ListHead } from '#components/articles/list-head.tsx'
import { TrailList } from '#components/articles/trail-list.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { forYou } from '#lib/following/for-you.ts'
import { heldOnPage } from '#lib/mutes/pages.ts'
import { personal } from '../account/personal.ts'
import type { SearchParams } from '../cursor.ts'
import { openMuted } from '../muted.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.following.forYou)
}

/** The front and the latest stories in somebody's own order. */
export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const open = await openMuted(searchParams)
  const { db, reader, view, words } = open
  if (!reader) redirect('/sign-in?back=/for-you')
  const say = words.following
  const { page, held } = await heldOnPage(
    open,
    (scope) => forYou(db, scope, reader.id),
    ({ trails: all }) => all.map(({ id }) => id),
  )
  const { trails, because, follows } = page
  const names = new Intl.ListFormat(view.language)
  const reasons = new Map(
    [...because].map(([id, followed]) => [id, say.because(names.format(followed.map(({ name }) => name)))]),
  )
  return (
    <PageFrame open={open} current="" size="inner" held={{ ids: held, at: '/for-you' }}>
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={say.forYou}>
          <p className="text-pretty">{follows.length ? say.forYouText : say.nothing}</p>
          <p className="mt-2 font-sans text-ui">
            <a className="link-quiet" href="/account/following">
              {say.change}
            </a>
          </p>
        </ListHead>
        <TrailList
          trails={trails}
          older={null}
          nothing={held.length ? words.mutes.allHeld : words.pages.front.nothing}
          view={view}
          reasons={reasons}
        />
        <p className="border-rule border-t py-8 text-center text-ink-2 italic">{words.pages.front.thatIsAll}</p>
      </div>
    </PageFrame>
  )
}
