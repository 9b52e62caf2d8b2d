import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { CopyView } from '#components/saved/copy-view.tsx'
import { readCopy } from '#lib/saved/read-copy.ts'
import { personal } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'
import '../../article-body.css'

type Props = { params: Promise<{ id: string }> }

/** One's own: another's number is one that does not exist. */
const copyOf = cache(async (id: string) => {
  const { db, reader } = await openPaper()
  if (!/^[1-9]\d{0,9}$/.test(id) || Number(id) >= 2 ** 31) notFound()
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: `/saved/${id}` })}`)
  return (await readCopy(db, reader.id, Number(id))) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return personal((await copyOf((await params).id)).article.headline)
}

/** What a reader saved, as it was when they did, for them alone. */
export default async function Page({ params }: Props) {
  const [open, { id }] = await Promise.all([openPaper(), params])
  const page = await copyOf(id)
  return (
    <PageFrame open={open} current="" size="inner">
      <CopyView page={page} view={{ ...open.view, now: open.clock }} />
    </PageFrame>
  )
}
