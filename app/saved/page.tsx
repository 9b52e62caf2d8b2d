import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { SaveAddressForm } from '#components/saved/save-address.tsx'
import { type SavedWish, savedAddress, savedBookAddress } from '#components/saved/saved-address.ts'
import { BulkNews, SavedBulk } from '#components/saved/saved-bulk.tsx'
import { SavedFilter } from '#components/saved/saved-filter.tsx'
import { SavedHead } from '#components/saved/saved-head.tsx'
import { SavedList } from '#components/saved/saved-list.tsx'
import { SavedNothing } from '#components/saved/saved-nothing.tsx'
import { readCursor } from '#lib/articles/cursor.ts'
import { readBulk } from '#lib/saved/bulk.ts'
import { mayEdit } from '#lib/saved/list-access.ts'
import { listInvitations, listLists } from '#lib/saved/list-queries.ts'
import { listPublicSampleLists } from '#lib/saved/lists.ts'
import { SAVED_ORDERS, SHELVES } from '#lib/saved/model.ts'
import { countSaved, listSaved, savedFacets, savedSums } from '#lib/saved/queries.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.saved.title)
}

const numberOf = (text: string) => (/^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : null)

/** How the page is asked for; what cannot be is as if it were not said, but for a cursor that no page of ours made. */
async function askedOf(query: Query) {
  const [show, order, after] = [
    await parameter(query, 'show'),
    await parameter(query, 'order'),
    await parameter(query, 'after'),
  ]
  const wish: SavedWish = {
    shelf: SHELVES.find((shelf) => shelf === show) ?? 'unread',
    order: SAVED_ORDERS.find((one) => one === order) ?? 'newest',
    source: (await parameter(query, 'source')) || null,
    tag: (await parameter(query, 'tag')) || null,
  }
  return {
    wish,
    after: after ? (readCursor(after) ?? notFound()) : null,
    here: savedAddress(wish, after || null),
    just: numberOf(await parameter(query, 'just')),
    bulk: numberOf(await parameter(query, 'bulk')),
  }
}

/** What a reader keeps for later. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const asked = await askedOf(query)
  const { wish, after, just, here } = asked
  const { db, clock, kept, reader, view, words } = open
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: here })}`)
  const [sums, { items, next }, facets, lists, invitations, bulk] = await Promise.all([
    savedSums(db, reader.id),
    listSaved(db, reader.id, { ...wish, after, just }, clock),
    savedFacets(db, reader.id, wish.shelf),
    listLists(db, reader.id),
    listInvitations(db, reader.id),
    asked.bulk === null ? null : readBulk(db, reader.id, asked.bulk, clock),
  ])
  const nothing = items.length === 0
  const nowhere = nothing && countSaved(sums) === 0
  const chosen = wish.source !== null || wish.tag !== null
  const onShelf = items.filter(({ shelf, removed }) => shelf === wish.shelf && !removed)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem] pb-12">
        <SavedHead sums={sums} wish={wish} invitations={invitations.length} view={view} />
        {bulk && <BulkNews bulk={bulk} here={here} words={words} />}
        <SaveAddressForm open={open} here={here} />
        <SavedFilter facets={facets} wish={wish} words={words} />
        {onShelf.length > 0 && (
          <SavedBulk
            items={onShelf}
            shelf={wish.shelf}
            lists={lists.filter(({ access }) => mayEdit(access))}
            here={here}
            kept={kept}
            words={words}
          />
        )}
        {nothing && (
          <SavedNothing
            shelf={wish.shelf}
            why={nowhere ? 'all' : chosen ? 'chosen' : 'shelf'}
            lists={nowhere ? await listPublicSampleLists(db) : []}
            words={words}
          />
        )}
        <SavedList
          items={items}
          shelf={wish.shelf}
          just={just}
          here={here}
          kept={kept}
          view={{ ...view, now: clock }}
        />
        {next && (
          <p className="pt-6">
            <a className="button-plain" href={savedAddress(wish, next)} rel="next">
              {words.saved.more}
            </a>
          </p>
        )}
        <p className="flex flex-wrap gap-x-6 gap-y-1 pt-8 print:hidden">
          <a className="link-quiet" href="/saved/highlights">
            {words.marks.all}
          </a>
          {onShelf.length > 0 && (
            <a className="link-quiet" href={savedBookAddress(wish)}>
              {words.books.link}
            </a>
          )}
        </p>
      </div>
    </PageFrame>
  )
}
