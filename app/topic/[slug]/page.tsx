import type { Metadata } from 'next'
import { LabelledPage } from '#components/articles/labelled-page.tsx'
import { isFollowing } from '#lib/following/queries.ts'
import { listLabelled } from '#lib/labels/queries.ts'
import { cursorOf, type SearchParams } from '../../cursor.ts'
import { labelMetadata, labelOf } from '../../labelled.ts'
import { openPaper } from '../../paper.ts'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return labelMetadata('topic', (await params).slug)
}

export default async function Page({ params, searchParams }: Props) {
  const label = await labelOf('topic', (await params).slug)
  const before = await cursorOf(searchParams)
  const open = await openPaper()
  const page = await listLabelled(open.db, label, { before })
  const following = await isFollowing(open.db, open.reader, { kind: 'topic', slug: label.slug })
  return <LabelledPage kind="topic" label={label} page={page} following={following} open={open} />
}
