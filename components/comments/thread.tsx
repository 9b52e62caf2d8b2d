import { Label } from '#components/ui/label.tsx'
import { PrintedOnce } from '#components/ui/printed-once.client.tsx'
import { layPart } from '#components/ui/printed-parts.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { COMMENT_SORTS } from '#lib/comments/model.ts'
import type { Closed, CommentView, ThreadPage } from '#lib/comments/views.ts'
import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { Branch } from './branch.tsx'
import { Comment } from './comment.tsx'
import { ReplyForm } from './reply-form.tsx'
import { ThreadScript } from './thread-script.client.tsx'
import { type ThreadView, threadQuery } from './thread-view.ts'

type Props = {
  page: ThreadPage
  view: PageView
  sampleView: PageView
  reader: Reader | null
  kept: Kept | null
  /** The article's address. */
  path: string
  /** The query that this page is read with: forms come back to it. */
  query: string
  marked: number | null
}

/** The conversation under a story: `24 comments`, the form, and who said what. */
export function Thread(props: Props) {
  const { page, view, marked, reader } = props
  const { live, landmark } = view.words.comments
  return (
    <>
      <PrintedOnce part={layPart(<Inside {...props} />)} id="comments" label={landmark} className="thread" />
      <ThreadScript
        article={page.articleId}
        latest={page.latest || view.now.toISOString()}
        reader={reader?.id ?? null}
        words={live}
        whole={marked === null}
      />
    </>
  )
}

function Inside({ page, view, sampleView, reader, kept, path, query, marked }: Props) {
  const say = view.words.comments
  const { closed, branches, sort } = page
  const thread: ThreadView = { view, sampleView, reader, kept, path, marked, open: closed === null }
  return (
    <>
      <Label id="comments-title" more={page.total > 1 && <Sorts sort={sort} view={view} />}>
        {say.count(page.total)}
      </Label>
      {page.notes.map((note) => (
        <p key={note} className="c-notice">
          {say.notes[note]}
        </p>
      ))}
      {closed ? (
        <p className="c-notice">{closedSentence(closed, view)}</p>
      ) : (
        <ReplyForm
          articleId={page.articleId}
          parent={null}
          back={`${path}${query}`}
          reader={reader}
          kept={kept}
          words={view.words}
        />
      )}
      {['agree', 'disagree', ...(reader ? ['mute', 'unmute'] : [])].map((form) => (
        <SharedForm key={form} form={form} back={`${path}${query}#comments`} />
      ))}
      {marked !== null && (
        <p className="c-notice">
          {say.oneComment}{' '}
          <a className="underline underline-offset-[0.16em]" href={`${path}#comments`}>
            {say.fromTheStart}
          </a>
        </p>
      )}
      <div id="thread-news" />
      {branches.length === 0 && <p className="c-empty">{say.empty}</p>}
      {reader && (
        <template id="comment-template">
          <OwnDraft reader={reader} thread={thread} />
        </template>
      )}
      <ol className="c-roots">
        {branches.map((branch) => (
          <Branch key={branch.root.id} branch={branch} sort={sort} thread={thread} />
        ))}
      </ol>
      {page.next && (
        <p className="c-more">
          <a href={threadQuery(sort, page.next)} data-roots="">
            {say.moreRoots}
          </a>
        </p>
      )}
    </>
  )
}

/** What the script puts there while a comment is on its way; it fills in the words. */
function OwnDraft({ reader, thread }: { reader: Reader; thread: ThreadView }) {
  const author = {
    id: reader.id,
    name: reader.name ?? reader.handle,
    handle: reader.handle,
    staff: false,
    sample: false,
  }
  const draft: CommentView = {
    ...{
      id: 0,
      articleId: 0,
      parentId: null,
      rootId: null,
      depth: 0,
      answers: null,
      author,
      body: ' ',
      state: 'shown',
    },
    ...{
      removedBy: null,
      sample: false,
      createdAt: thread.view.now.toISOString(),
      editedAt: null,
      agrees: 0,
      replies: 0,
    },
    ...{ own: true, agreed: false, muted: false, folded: null, editableUntil: null, waiting: null, decision: null },
  }
  return (
    <li tabIndex={-1}>
      <Comment comment={draft} thread={{ ...thread, open: false }} />
    </li>
  )
}

function Sorts({ sort, view }: { sort: ThreadPage['sort']; view: PageView }) {
  const say = view.words.comments
  return (
    <nav aria-label={say.sortBy} className="c-sorts">
      {COMMENT_SORTS.map((known) => (
        <a key={known} href={threadQuery(known, null)} aria-current={known === sort ? 'true' : undefined}>
          {say.sorts[known]}
        </a>
      ))}
    </nav>
  )
}

/** One form for all buttons of its kind: a thread has hundreds of them. */
function SharedForm({ form, back }: { form: string; back: string }) {
  const votes = form === 'agree' || form === 'disagree'
  return (
    <form id={form} method="post" action={votes ? '/send/comment/agree' : '/send/mute'} hidden>
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name={votes ? 'agree' : 'mute'} value={form === 'agree' || form === 'mute' ? 'yes' : 'no'} />
    </form>
  )
}

function closedSentence({ why, until }: Closed, view: PageView): string {
  const { language, timeZone, words } = view
  const time = until && new Date(until).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return words.comments.closed[why](time)
}
