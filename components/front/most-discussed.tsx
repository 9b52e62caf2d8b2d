import { articleAddress, tongue } from '#components/articles/address.ts'
import { Label } from '#components/ui/label.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { Trail } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** A story that people talk about, with how many comments it has. */
export type Discussed = { trail: Trail; comments: number }

/** What is talked about; nothing where nothing is. */
export function MostDiscussed({ stories, view }: { stories: Discussed[]; view: PageView }) {
  const { words } = view
  if (!stories.length) return null
  return (
    <section aria-labelledby="most-discussed">
      <Label id="most-discussed">{words.comments.mostDiscussed}</Label>
      <ol className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
        {stories.map(({ trail, comments }) => (
          <li key={trail.id} className="border-rule border-b py-3">
            <h3 className="text-head-s" {...tongue(trail.language, view.language)}>
              <a href={`${articleAddress(trail)}#comments`}>{trail.headline}</a>
            </h3>
            <Parts className="mt-1.5 font-medium font-sans text-ink-3 text-meta">
              <span className="font-semibold text-ink-2">{trail.source.title}</span>
              <span>{words.comments.count(comments)}</span>
            </Parts>
          </li>
        ))}
      </ol>
    </section>
  )
}
