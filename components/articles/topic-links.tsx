import { type Label, labelAddress } from '#lib/labels/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** The topics of a story that have more stories: quiet, under its text. */
export function TopicLinks({ topics, view }: { topics: Label[]; view: PageView }) {
  if (!topics.length) return null
  const { lists } = view.words
  return (
    <nav aria-label={lists.topics} className="topic-links" lang={view.language} dir="ltr">
      <ul>
        {topics.map(({ slug, name }) => (
          <li key={slug}>
            <a href={labelAddress('topic', slug)} rel="tag">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
