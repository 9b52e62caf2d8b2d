import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { type LabelKind, labelAddress } from '#lib/labels/model.ts'
import { findLabel, LINKED_FROM } from '#lib/labels/queries.ts'
import { feedLinks } from './feed-links.ts'
import { openPaper } from './paper.ts'

/** The topic or name at an address; 404 where no story has it. */
export const labelOf = cache(async (kind: LabelKind, address: string) => {
  const { db, scope } = await openPaper()
  const slug = decoded(address)
  return (slug !== null && (await findLabel(db, kind, slug, scope))) || notFound()
})

function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    return null
  }
}

export async function labelMetadata(kind: LabelKind, slug: string): Promise<Metadata> {
  const [label, { paper, words }] = await Promise.all([labelOf(kind, slug), openPaper()])
  const address = labelAddress(kind, label.slug)
  return {
    title: label.name,
    description: words.lists[kind].description(label.name, paper.name),
    alternates: {
      canonical: address,
      ...(kind === 'topic' && { types: feedLinks(paper.name, { folder: `${address}/`, title: label.name }) }),
    },
    // A list of one story is no page that anybody should be led to.
    ...(label.stories !== null && label.stories < LINKED_FROM && { robots: { index: false } }),
  }
}
