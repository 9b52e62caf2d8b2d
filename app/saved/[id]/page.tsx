import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { CopyView } from '#components/saved/copy-view.tsx'
import { withOwn } from '#lib/saved/mark-queries.ts'
import { readCopy } from '#lib/saved/read-copy.ts'
import { personal } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'
import '../../article-body.css'
import '../../marks.css'

type Props = { params: Promise<{ id: string }> }

/** One's own: another's number is one that does not exist. */
const copyOf = cache(async (id: string) => {
  const { db, clock, reader } = await openPaper()
  if (!/^[1-9]\d{0,9}$/.test(id) || Number(id) >= 2 ** 31) notFound()
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: `/saved/${id}` })}`)
  const page = (await readCopy(db, reader.id, Number(id))) ?? notFound()
  const own = await withOwn(db, reader.id, page.article, clock, { copy: page.saveId }, page.href === null)
  return { page: { ...page, article: own.article }, own }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return personal((await copyOf((await params).id)).page.article.headline)
}

/** What a reader saved, as it was when they did, for them alone. */
export default async function Page({ params }: Props) {
  const [open, { id }] = await Promise.all([openPaper(), params])
  const { page, own } = await copyOf(id)
  const { kept, view } = open
  const other = page.href === null ? null : ({ href: page.href, is: 'later' } as const)
  return (
    <PageFrame open={open} current="" size="inner">
      <CopyView
        page={page}
        around={{ own, other, back: `/saved/${page.saveId}`, kept, view }}
        language={page.article.language ?? open.paper.language}
        view={{ ...view, now: open.clock }}
      />
    </PageFrame>
  )
}
