import { FollowButton } from '#components/following/follow-button.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import type { TrailPage } from '#lib/articles/queries.ts'
import { type LabelKind, labelAddress } from '#lib/labels/model.ts'
import type { ListedLabel } from '#lib/labels/queries.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { KickerLine } from './kicker.tsx'
import { ListHead } from './list-head.tsx'
import { TrailList } from './trail-list.tsx'

type Props = {
  kind: LabelKind
  label: ListedLabel
  page: TrailPage
  /** Null for nobody. */
  following: boolean | null
  open: OpenPaper
}

/** All stories of a topic, or under a name, newest first. */
export function LabelledPage({ kind, label, page, following, open }: Props) {
  const { lists } = open.words
  const view = { ...open.view, now: label.scope.at }
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={label.name} over={<KickerLine>{lists[kind].kicker}</KickerLine>}>
          <p className="font-medium font-sans text-ui">
            {lists.sums(label.stories, label.sources)}
            {kind === 'author' && label.sources > 1 && `. ${lists.author.manyPeople}`}
          </p>
          {following !== null && (
            <FollowButton open={open} subject={{ kind, slug: label.slug }} name={label.name} following={following} />
          )}
        </ListHead>
        <TrailList
          trails={page.trails}
          older={page.next && `${labelAddress(kind, label.slug)}?before=${page.next}`}
          nothing={open.words.pages.section.nothing}
          view={view}
        />
      </div>
    </PageFrame>
  )
}
