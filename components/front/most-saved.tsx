import { articleAddress } from '#components/articles/address.ts'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { RankedList } from './ranked-list.tsx'

/** A story that people keep for later, with how many do. */
export type Kept = { trail: Trail; people: number }

/** What many people keep for later. */
export function MostSaved({ stories, view }: { stories: Kept[]; view: PageView }) {
  const { mostSaved, savedBy } = view.words.lists
  const items = stories.map(({ trail, people }) => ({ trail, href: articleAddress(trail), said: savedBy(people) }))
  return <RankedList id="most-saved" title={mostSaved} items={items} view={view} />
}
