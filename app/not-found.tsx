import type { Metadata } from 'next'
import { Timetable } from '#components/articles/timetable.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { listTrails } from '#lib/articles/queries.ts'
import { openPaper } from './paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return { title: words.pages.notFound.title, robots: { index: false } }
}

/** An address that leads nowhere: says so, and what to read instead. */
export default async function NotFound() {
  const open = await openPaper()
  const { db, view, scope, words } = open
  const { trails } = await listTrails(db, scope, { limit: 8 })
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-14 pb-10">
        <PageTitle className="text-balance">{words.pages.notFound.title}</PageTitle>
        <p className="mt-4 text-pretty text-ink-2 text-lead-dek">{words.pages.notFound.text}</p>
        <p className="mt-4 mb-12 font-[650] font-sans text-ui">
          <a className="underline underline-offset-4" href="/">
            {words.pages.notFound.toFront}
          </a>
        </p>
        <Timetable trails={trails} view={view} />
      </div>
    </PageFrame>
  )
}
