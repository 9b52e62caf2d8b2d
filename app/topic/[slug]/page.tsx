import type { Metadata } from 'next'
import { LabelledPage } from '#components/articles/labelled-page.tsx'
import { NONE } from '#lib/articles/queries.ts'
import { isFollowing } from '#lib/following/queries.ts'
import { labelAddress } from '#lib/labels/model.ts'
import { listLabelled } from '#lib/labels/queries.ts'
import { heldInList, muteOf } from '#lib/mutes/pages.ts'
import { cursorOf, type SearchParams } from '../../cursor.ts'
import { labelMetadata, labelOf } from '../../labelled.ts'
import { openMuted, pageAt } from '../../muted.ts'

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return labelMetadata('topic', (await params).slug)
}

export default async function Page({ params, searchParams }: Props) {
  const label = await labelOf('topic', (await params).slug)
  const before = await cursorOf(searchParams)
  const open = await openMuted(searchParams)
  const scope = { ...label.scope, without: open.scope.without }
  const subject = { kind: 'topic', slug: label.slug } as const
  const mute = muteOf(open.mutes, subject)
  // All of it would be gone through to find nothing.
  const page = mute && scope.without ? NONE : await listLabelled(open.db, { ...label, scope }, { before })
  const held = {
    ids: await heldInList({ ...open, scope }, page),
    at: pageAt(labelAddress('topic', label.slug), before),
  }
  const following = await isFollowing(open.db, open.reader, subject)
  return (
    <LabelledPage kind="topic" label={label} page={page} following={following} mute={mute} held={held} open={open} />
  )
}
