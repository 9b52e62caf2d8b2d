import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { SaveAddressForm } from '#components/saved/save-address.tsx'
import { type SavedWish, savedAddress } from '#components/saved/saved-address.ts'
import { SavedHead } from '#components/saved/saved-head.tsx'
import { SavedList } from '#components/saved/saved-list.tsx'
import { SavedNothing } from '#components/saved/saved-nothing.tsx'
import { readCursor } from '#lib/articles/cursor.ts'
import { listPublicSampleLists } from '#lib/saved/lists.ts'
import { listSaved, savedSums } from '#lib/saved/queries.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.saved.title)
}

/** How the page is asked for; what cannot be is as if it were not said, but for a cursor that no page of ours made. */
async function askedOf(query: Query) {
  const after = await parameter(query, 'after')
  const just = Number(await parameter(query, 'just'))
  const wish: SavedWish = {
    shelf: (await parameter(query, 'show')) === 'done' ? 'done' : 'unread',
    order: (await parameter(query, 'order')) === 'oldest' ? 'oldest' : 'newest',
  }
  return {
    wish,
    after: after ? (readCursor(after) ?? notFound()) : null,
    here: savedAddress(wish, after || null),
    just: Number.isInteger(just) && just > 0 && just < 2 ** 31 ? just : null,
  }
}

/** What a reader keeps for later. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const { wish, after, just, here } = await askedOf(query)
  const { db, clock, reader, view, words } = open
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: here })}`)
  const [sums, { items, next }] = await Promise.all([
    savedSums(db, reader.id),
    listSaved(db, reader.id, { ...wish, after, just }, clock),
  ])
  const nothing = items.length === 0
  const lists = nothing && sums.unread + sums.done === 0 ? await listPublicSampleLists(db) : []
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem] pb-12">
        <SavedHead sums={sums} wish={wish} view={view} />
        <SaveAddressForm open={open} here={here} />
        {nothing && <SavedNothing sums={sums} shelf={wish.shelf} lists={lists} words={words} />}
        <SavedList items={items} shelf={wish.shelf} just={just} here={here} view={{ ...view, now: clock }} />
        {next && (
          <p className="pt-6">
            <a className="button-plain" href={savedAddress(wish, next)} rel="next">
              {words.saved.more}
            </a>
          </p>
        )}
      </div>
    </PageFrame>
  )
}
