import { headers } from 'next/headers'
import { BulkNews } from '#components/saved/saved-bulk.tsx'
import { SavedFound } from '#components/saved/saved-found.tsx'
import { SavedHead } from '#components/saved/saved-head.tsx'
import type { Reader } from '#lib/accounts/model.ts'
import { WAIT_HEADER } from '#lib/limits/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'
import { readBulk } from '#lib/saved/bulk.ts'
import { mayEdit } from '#lib/saved/list-access.ts'
import { listInvitations, listLists } from '#lib/saved/list-queries.ts'
import { savedItems, savedSums } from '#lib/saved/queries.ts'
import { searchSaved } from '#lib/saved/search-saved.ts'
import type { AskedSearch } from './asked.ts'

type Props = { open: OpenPaper; reader: Reader; asked: AskedSearch }

/** What is found on all shelves, and what can be done with it. */
export async function Searched({ open, reader, asked }: Props) {
  const { wish, after, here } = asked
  const { db, clock, kept, paper, view, words } = open
  // The press has counted this search, and answers 429 with what is printed here.
  const wait = Number((await headers()).get(WAIT_HEADER) ?? 0)
  const { timeZone } = paper
  const question = { ...wish, after, now: clock, timeZone, personId: reader.id, mayWrite: await runtime().hasRoom() }
  const [sums, lists, invitations, bulk, just, searched] = await Promise.all([
    savedSums(db, reader.id),
    listLists(db, reader.id),
    listInvitations(db, reader.id, open.clock),
    asked.bulk === null ? null : readBulk(db, reader.id, asked.bulk, clock),
    asked.just === null ? [] : savedItems(db, reader.id, [asked.just], clock),
    wait ? null : searchSaved(db, question),
  ])
  const shelf = { shelf: 'unread', order: 'newest', source: null, tag: null } as const
  return (
    <>
      <SavedHead sums={sums} wish={shelf} looksFor={wish} invitations={invitations.length} view={view} />
      {bulk && <BulkNews bulk={bulk} here={here} words={words} />}
      <SavedFound
        wish={wish}
        searched={searched}
        wait={wait}
        first={after === null}
        just={just[0] ?? null}
        lists={lists.filter(({ access }) => mayEdit(access))}
        here={here}
        kept={kept}
        view={{ ...view, now: clock }}
      />
    </>
  )
}
