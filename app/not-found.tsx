import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { Timetable } from '#components/articles/timetable.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { listTrails } from '#lib/articles/queries.ts'
import { PATH_HEADER } from '#lib/forms/model.ts'
import { keptInstead } from '#lib/saved/kept-instead.ts'
import { openPaper } from './paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return { title: words.pages.notFound.title, robots: { index: false } }
}

/** An address that leads nowhere: says so, and what to read instead. */
export default async function NotFound() {
  const open = await openPaper()
  const { db, reader, view, scope, words } = open
  const path = (await headers()).get(PATH_HEADER)
  const [{ trails }, kept] = await Promise.all([
    listTrails(db, scope, { limit: 8 }),
    reader && path ? keptInstead(db, reader.id, path) : null,
  ])
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-14 pb-10">
        <PageTitle className="text-balance">{words.pages.notFound.title}</PageTitle>
        <p className="mt-4 text-pretty text-ink-2 text-lead-dek">{words.pages.notFound.text}</p>
        {kept && (
          <p className="mt-4 bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-ink-2 text-ui [overflow-wrap:anywhere]">
            {`${words.keeping.stillKept} `}
            <a className="underline underline-offset-[0.16em]" href={kept.href}>
              {kept.headline}
            </a>
          </p>
        )}
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
