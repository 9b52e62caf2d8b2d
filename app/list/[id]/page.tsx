import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { type ListDesk, ReadingListView } from '#components/saved/reading-list.tsx'
import { itemsWithoutMuted } from '#lib/mutes/pages.ts'
import { mayEdit } from '#lib/saved/list-access.ts'
import { listAddress } from '#lib/saved/list-model.ts'
import { listCandidates, listMembersOf, listTakenOff } from '#lib/saved/list-queries.ts'
import { readList } from '#lib/saved/lists.ts'
import type { ReadingList } from '#lib/saved/model.ts'
import { parameter } from '../../account/personal.ts'
import type { SearchParams } from '../../cursor.ts'
import { feedLinks } from '../../feed-links.ts'
import { openMuted } from '../../muted.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

/** 128 random bits or more, base64url. */
const ID = /^[\w-]{22,64}$/

const listOf = cache(async (id: string, page: number) => {
  if (!ID.test(id)) notFound()
  const { db, reader, clock } = await openPaper()
  return (await readList(db, id, { readerId: reader?.id ?? null, now: clock }, page)) ?? notFound()
})

async function asked({ params, ...query }: Props): Promise<ReadingList> {
  const page = await parameter(query, 'page')
  // One address a page.
  if (page !== '' && !/^([2-9]|[1-9]\d{1,2})$/.test(page)) notFound()
  return listOf((await params).id, page === '' ? 1 : Number(page))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [list, { paper }] = await Promise.all([asked(props), openPaper()])
  const shared = list.visibility === 'public'
  return {
    title: list.name,
    ...(list.note && { description: list.note }),
    alternates: {
      canonical: listAddress(list.id, list.page),
      types: feedLinks(paper.name, shared ? { folder: `/list/${list.id}/`, title: list.name } : undefined),
    },
    // Only what its owner shows to all may be found by all.
    ...(!shared && { robots: { index: false, follow: false } }),
  }
}

/** What those who may change the list are shown besides; null for whoever reads it. */
async function deskOf({ id, access }: ReadingList): Promise<ListDesk | null> {
  const { db, clock, reader } = await openPaper()
  if (!reader || !mayEdit(access)) return null
  const [candidates, takenOff, members] = await Promise.all([
    listCandidates(db, id, reader.id),
    listTakenOff(db, id, clock),
    access === 'owner' ? listMembersOf(db, id) : null,
  ])
  return { candidates, takenOff, members }
}

/** A reading list, read by whoever may. */
export default async function Page(props: Props) {
  const open = await openMuted(props.searchParams)
  const list = await asked(props)
  // What somebody has put on a list of their own, or shares, stays there.
  const others = list.access === null ? await itemsWithoutMuted(open, list.items) : null
  const held = others && { ids: others.held, words: others.words, at: listAddress(list.id, list.page) }
  return (
    <PageFrame open={open} current="" size="inner" {...(held && { held })}>
      <ReadingListView list={others ? { ...list, items: others.items } : list} desk={await deskOf(list)} open={open} />
    </PageFrame>
  )
}
