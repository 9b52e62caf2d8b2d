import { articleAddress } from '#components/articles/address.ts'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { RankedList } from './ranked-list.tsx'

/** A story that people talk about, with how many comments it has. */
export type Discussed = { trail: Trail; comments: number }

/** What is talked about: the way into its thread. */
export function MostDiscussed({ stories, view }: { stories: Discussed[]; view: PageView }) {
  const { mostDiscussed, count } = view.words.comments
  const items = stories.map(({ trail, comments }) => ({
    trail,
    href: `${articleAddress(trail)}#comments`,
    said: count(comments),
  }))
  return <RankedList id="most-discussed" title={mostDiscussed} items={items} view={view} />
}
