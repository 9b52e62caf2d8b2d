import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { LONGEST_QUERY } from '#lib/search/query.ts'
import { personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'
import { askedOf } from './asked.ts'
import { Searched } from './searched.tsx'
import { Shelved } from './shelved.tsx'

export async function generateMetadata(query: Query): Promise<Metadata> {
  const [asked, { words }] = await Promise.all([askedOf(query), openPaper()])
  if (asked.is === 'shelf') return personal(words.saved.title)
  return personal(words.savedSearch.titled(asked.wish.entered.slice(0, LONGEST_QUERY)))
}

/** What a reader keeps for later: a shelf of it, or what they look for on all of them. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const asked = await askedOf(query)
  const { reader } = open
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: asked.here })}`)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem] pb-12">
        {asked.is === 'search' ? (
          <Searched open={open} reader={reader} asked={asked} />
        ) : (
          <Shelved open={open} reader={reader} asked={asked} />
        )}
      </div>
    </PageFrame>
  )
}
