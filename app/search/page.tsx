import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { searchAddress } from '#components/search/search-address.ts'
import { SearchResults } from '#components/search/search-results.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { WAIT_HEADER } from '#lib/limits/model.ts'
import { heldOnPage } from '#lib/mutes/pages.ts'
import { placeText, readPlace, type SearchOrder } from '#lib/search/cursor.ts'
import { insteadOf } from '#lib/search/instead.ts'
import { LONGEST_QUERY } from '#lib/search/query.ts'
import { search } from '#lib/search/search.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openMuted } from '../muted.ts'
import { openPaper } from '../paper.ts'

/** What is asked for; a cursor that no page of ours made is an address that does not exist. */
async function askedOf(query: Query) {
  const entered = (await parameter(query, 'q')).trim()
  const order: SearchOrder = (await parameter(query, 'by')) === 'date' ? 'date' : 'relevance'
  const before = await parameter(query, 'before')
  return { wish: { entered, order }, after: before ? (readPlace(before) ?? notFound()) : null }
}

export async function generateMetadata(query: Query): Promise<Metadata> {
  const [{ wish }, { words }] = await Promise.all([askedOf(query), openPaper()])
  return personal(wish.entered ? words.search.titled(wish.entered.slice(0, LONGEST_QUERY)) : words.search.title)
}

/** The box and what it finds. Printed for whoever asks, held for nobody. */
export default async function Page(query: Query) {
  const { wish, after } = await askedOf(query)
  const open = await openMuted(query.searchParams)
  const { db, scope, paper, reader, words, view } = open
  // The press has counted this search, and answers 429 with what is printed here.
  const wait = Number((await headers()).get(WAIT_HEADER) ?? 0)
  const asked = { ...wish, after, timeZone: paper.timeZone, member: reader !== null }
  const { page: searched, held } = await heldOnPage(
    open,
    async (here) => (wait ? null : search(db, { ...asked, scope: here })),
    (found) => (found?.is === 'found' ? found.results.map(({ id }) => id) : []),
  )
  const missed = searched?.is === 'unknown-name' || (searched?.is === 'found' && !searched.results.length)
  const instead = missed && !after && !held.length ? await insteadOf(db, wish.entered, scope) : []
  return (
    <PageFrame
      open={open}
      current=""
      size="inner"
      held={{ ids: held, at: searchAddress(wish, after ? placeText(after) : undefined) }}
    >
      <div className="mx-auto max-w-[52rem] pb-10">
        <PageTitle className="pt-9">{words.search.title}</PageTitle>
        <SearchResults
          searched={searched}
          wait={wait}
          wish={wish}
          first={!after}
          instead={instead}
          held={held.length > 0}
          view={view}
        />
      </div>
    </PageFrame>
  )
}
