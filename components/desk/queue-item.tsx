import { CommentText } from '#components/comments/comment-text.tsx'
import { REJECTION_REASONS } from '#lib/moderation/model.ts'
import type { Queued } from '#lib/moderation/queue.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** One comment of the queue: where it stands, who wrote it, why it is here, and the verdicts. */
export function QueueItem({ item, view }: { item: Queued; view: PageView }) {
  const { words } = view
  const { comments } = words
  const say = words.moderation.queue
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'medium', timeZone: view.timeZone })
  const reasons = Map.groupBy(item.reports, ({ reason }) => reason)
  const shown = item.state === 'shown'
  const name = item.author?.name ?? comments.left
  return (
    <li className="border-rule border-t py-5">
      <article aria-labelledby={`queued-${item.id}`}>
        <p className="font-sans text-ink-3 text-meta">
          {say.under}{' '}
          <a className="underline" href={`/article/${item.article.slug}-${item.article.id}`}>
            {item.article.headline}
          </a>
        </p>
        <h2 id={`queued-${item.id}`} className="mt-1 font-bold font-sans text-ui [overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
        </h2>
        {item.author && (
          <p className="font-sans text-ink-3 text-meta">
            {say.record(day(item.author.since), item.author.shown, item.author.turnedDown, item.author.sanctions)}
          </p>
        )}
        {item.parent && (
          <blockquote className="mt-2 border-rule border-s-2 ps-3 text-ink-2 [overflow-wrap:anywhere]">
            <span className="block font-sans text-meta">{say.answers(item.parent.name ?? comments.left)}</span>
            {item.parent.body.slice(0, 240)}
          </blockquote>
        )}
        <div className="mt-2 [overflow-wrap:anywhere]">
          <CommentText text={item.body} />
        </div>
        <ul className="mt-2 font-sans text-accent text-ui">
          {item.rule && item.state === 'held' && <li>{say.why[item.rule]}</li>}
          {item.score !== null && <li>{say.likeness(item.score)}</li>}
          {[...reasons].map(([reason, list]) => (
            <li key={reason}>{say.reportedAs(comments.reportReasons[reason], list.length)}</li>
          ))}
          {item.appeal && (
            <li>
              {say.appealSays} <q>{item.appeal.text}</q>
            </li>
          )}
        </ul>
        <div className="mt-3 flex flex-wrap items-end gap-x-6 gap-y-3 font-sans text-ui">
          {!shown && (
            <form method="post" action={`/send/moderation/${item.state === 'removed' ? 'restore' : 'approve'}`}>
              <Back />
              <button type="submit" name="comment" value={item.id} className="button-main">
                {comments.verdicts[item.state === 'removed' ? 'restore' : 'approve']}
              </button>
            </form>
          )}
          {(shown || item.state === 'held') && (
            <form
              method="post"
              action={`/send/moderation/${shown ? 'remove' : 'reject'}`}
              className="flex flex-wrap items-end gap-3"
            >
              <Back />
              <label>
                <span className="block text-ink-3 text-meta">{comments.verdicts.reason}</span>
                <select name="reason" className="field">
                  {REJECTION_REASONS.map((reason) => (
                    <option key={reason} value={reason}>
                      {comments.reasons[reason]}
                    </option>
                  ))}
                </select>
              </label>
              <label className="min-w-0">
                <span className="block text-ink-3 text-meta">{comments.verdicts.note}</span>
                <input name="note" maxLength={1_000} className="field" />
              </label>
              <button type="submit" name="comment" value={item.id} className="button-plain">
                {comments.verdicts[shown ? 'remove' : 'reject']}
              </button>
            </form>
          )}
        </div>
      </article>
    </li>
  )
}

function Back() {
  return (
    <>
      <input type="hidden" name="back" value="/desk/moderation" />
      <input type="hidden" name="next" value="/desk/moderation" />
    </>
  )
}
