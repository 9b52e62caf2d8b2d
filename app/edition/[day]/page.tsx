import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FrontPage } from '#components/front/front-page.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { getBackNumber } from '#lib/editions/back-numbers.ts'
import { listSlots } from '#lib/editions/slots.ts'
import { longDate } from '#lib/editions/times.ts'
import { frontAt } from '#lib/front/front-at.ts'
import { idsOnFront } from '#lib/front/model.ts'
import { heldOnPage } from '#lib/mutes/pages.ts'
import type { SearchParams } from '../../cursor.ts'
import { openMuted } from '../../muted.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ day: string }>; searchParams: SearchParams }

const backNumberOf = cache(async (day: string) => {
  const { db } = await openPaper()
  return (await getBackNumber(db, day)) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [edition, { view, words }] = await Promise.all([backNumberOf((await params).day), openPaper()])
  const date = longDate(edition.at.toISOString(), view.timeZone, view.language)
  return {
    title: words.pages.edition.title(date),
    description: words.pages.edition.asItWas(date),
    alternates: { canonical: `/edition/${edition.day}` },
    ...(edition.sample && { robots: { index: false } }),
  }
}

/** A day's front page as it was, with its weather line. */
export default async function Page({ params, searchParams }: Props) {
  const edition = await backNumberOf((await params).day)
  const open = await openMuted(searchParams)
  const { db, view } = open
  const { sample, at } = edition
  const [{ page: front, held }, slots] = await Promise.all([
    heldOnPage(
      { ...open, scope: { sample, at, without: open.scope.without } },
      (scope) => frontAt(db, scope),
      idsOnFront,
    ),
    listSlots(db, sample),
  ])
  return (
    <PageFrame
      open={open}
      current="front"
      size="front"
      edition={edition}
      held={{ ids: held, at: `/edition/${edition.day}` }}
    >
      <FrontPage
        front={front}
        discussed={[]}
        kept={[]}
        slots={slots}
        backNumbers={[]}
        lists={[]}
        heldBack={held.length > 0}
        view={{ ...view, now: edition.at }}
      />
    </PageFrame>
  )
}
