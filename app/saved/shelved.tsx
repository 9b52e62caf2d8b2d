import { SaveAddressForm } from '#components/saved/save-address.tsx'
import { savedAddress, savedBookAddress } from '#components/saved/saved-address.ts'
import { BulkNews, SavedBulk } from '#components/saved/saved-bulk.tsx'
import { SavedFilter } from '#components/saved/saved-filter.tsx'
import { SavedHead } from '#components/saved/saved-head.tsx'
import { SavedList } from '#components/saved/saved-list.tsx'
import { SavedNothing } from '#components/saved/saved-nothing.tsx'
import type { Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { readBulk } from '#lib/saved/bulk.ts'
import { mayEdit } from '#lib/saved/list-access.ts'
import { listInvitations, listLists } from '#lib/saved/list-queries.ts'
import { listPublicSampleLists } from '#lib/saved/lists.ts'
import { countSaved, listSaved, savedFacets, savedSums } from '#lib/saved/queries.ts'
import type { AskedShelf } from './asked.ts'

type Props = { open: OpenPaper; reader: Reader; asked: AskedShelf }

/** One shelf, and what can be done with it. */
export async function Shelved({ open, reader, asked }: Props) {
  const { wish, after, just, here } = asked
  const { db, clock, kept, view, words } = open
  const [sums, { items, next }, facets, lists, invitations, bulk] = await Promise.all([
    savedSums(db, reader.id),
    listSaved(db, reader.id, { ...wish, after, just }, clock),
    savedFacets(db, reader.id, wish.shelf),
    listLists(db, reader.id),
    listInvitations(db, reader.id, open.clock),
    asked.bulk === null ? null : readBulk(db, reader.id, asked.bulk, clock),
  ])
  const nothing = items.length === 0
  const nowhere = nothing && countSaved(sums) === 0
  const chosen = wish.source !== null || wish.tag !== null
  const onShelf = items.filter(({ shelf, removed }) => shelf === wish.shelf && !removed)
  return (
    <>
      <SavedHead sums={sums} wish={wish} looksFor={null} invitations={invitations.length} view={view} />
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
      <SavedList items={items} wish={wish} just={just} here={here} kept={kept} view={{ ...view, now: clock }} />
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
    </>
  )
}
