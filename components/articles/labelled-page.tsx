import { FollowButton } from '#components/following/follow-button.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import type { Held } from '#components/mutes/held-back.tsx'
import { MuteMenu } from '#components/mutes/mute-menu.tsx'
import { MutedSubject } from '#components/mutes/muted-here.tsx'
import type { TrailPage } from '#lib/articles/queries.ts'
import { type LabelKind, labelAddress } from '#lib/labels/model.ts'
import type { ListedLabel } from '#lib/labels/queries.ts'
import type { Mute } from '#lib/mutes/model.ts'
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
  /** The reader's own, of this very label. */
  mute: Mute | null
  held: Held
  open: OpenPaper
}

/** All stories of a topic, or under a name, newest first. */
export function LabelledPage({ kind, label, page, following, mute, held, open }: Props) {
  const { lists } = open.words
  const view = { ...open.view, now: label.scope.at }
  const path = labelAddress(kind, label.slug)
  const subject = { kind, slug: label.slug }
  return (
    <PageFrame
      open={open}
      current=""
      size="inner"
      held={held}
      above={mute && <MutedSubject open={open} mute={mute} path={path} />}
    >
      <div className="mx-auto max-w-[52rem]">
        <ListHead title={label.name} over={<KickerLine>{lists[kind].kicker}</KickerLine>}>
          <p className="font-medium font-sans text-ui">
            {lists.sums(label.stories, label.sources)}
            {kind === 'author' && label.sources > 1 && `. ${lists.author.manyPeople}`}
          </p>
          {following !== null && (
            <div className="own-acts">
              <FollowButton open={open} subject={subject} name={label.name} following={following} />
              {!mute && <MuteMenu open={open} subjects={[{ ...subject, name: label.name }]} back={path} />}
            </div>
          )}
        </ListHead>
        <TrailList
          trails={page.trails}
          older={page.next && `${path}?before=${page.next}${open.mutes && !open.scope.without ? '&muted=show' : ''}`}
          nothing={mute || held.ids.length ? open.words.mutes.allHeld : open.words.pages.section.nothing}
          view={view}
        />
      </div>
    </PageFrame>
  )
}
