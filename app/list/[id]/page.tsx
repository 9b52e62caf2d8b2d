import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { type ListDesk, ReadingListView } from '#components/saved/reading-list.tsx'
import { itemsWithoutMuted } from '#lib/mutes/pages.ts'
import { mayEdit } from '#lib/saved/list-access.ts'
import { listCandidates, listMembersOf, listTakenOff } from '#lib/saved/list-queries.ts'
import { readList } from '#lib/saved/lists.ts'
import type { ReadingList } from '#lib/saved/model.ts'
import type { SearchParams } from '../../cursor.ts'
import { feedLinks } from '../../feed-links.ts'
import { openMuted } from '../../muted.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

/** 128 random bits or more, base64url. */
const ID = /^[\w-]{22,64}$/

const listOf = cache(async (id: string) => {
  if (!ID.test(id)) notFound()
  const { db, reader } = await openPaper()
  return (await readList(db, id, reader?.id ?? null)) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [list, { paper }] = await Promise.all([listOf((await params).id), openPaper()])
  const shared = list.visibility === 'public'
  return {
    title: list.name,
    ...(list.note && { description: list.note }),
    alternates: {
      canonical: `/list/${list.id}`,
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
export default async function Page({ params, searchParams }: Props) {
  const open = await openMuted(searchParams)
  const list = await listOf((await params).id)
  // What somebody has put on a list of their own, or shares, stays there.
  const others = list.access === null ? await itemsWithoutMuted(open, list.items) : null
  const held = others && { ids: others.held, words: others.words, at: `/list/${list.id}` }
  return (
    <PageFrame open={open} current="" size="inner" {...(held && { held })}>
      <ReadingListView list={others ? { ...list, items: others.items } : list} desk={await deskOf(list)} open={open} />
    </PageFrame>
  )
}
