import { CommentText } from '#components/comments/comment-text.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Queued } from '#lib/moderation/queue.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { QueueVerdicts } from './queue-verdicts.tsx'

type Props = { item: Queued; back: string; kept: Kept | null; view: PageView }

/** One comment of the queue: where it stands, who wrote it, why it is here, and the verdicts. */
export function QueueItem({ item, back, kept, view }: Props) {
  const { words } = view
  const { comments } = words
  const say = words.moderation.queue
  const { author, parent, appeal } = item
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'medium', timeZone: view.timeZone })
  const reported = Map.groupBy(item.reports, ({ reason }) => reason)
  const texts = item.reports.flatMap(({ text }) => text ?? [])
  const name = author?.name ?? comments.left
  const article = `/article/${item.article.slug}-${item.article.id}`
  return (
    <li className="border-rule border-t py-5">
      <article aria-labelledby={`queued-${item.id}`} tabIndex={-1} data-queued={item.id}>
        <p className="font-sans text-ink-3 text-meta">
          {say.under}{' '}
          <a className="underline" href={article}>
            {item.article.headline}
          </a>
        </p>
        <h2 id={`queued-${item.id}`} className="mt-1 flex gap-2 font-bold font-sans text-ui [overflow-wrap:anywhere]">
          <input
            type="checkbox"
            name="comment"
            value={item.id}
            form="bulk"
            aria-label={say.tick(name)}
            className="size-6"
            data-key="x"
          />
          {author && !author.sample ? (
            <a className="underline" href={`/desk/people/${author.id}`}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}
        </h2>
        {author && (
          <p className="font-sans text-ink-3 text-meta">
            {author.sample
              ? say.invented
              : say.record(day(author.since), author.shown, author.turnedDown, author.sanctions)}
          </p>
        )}
        {parent && (
          <blockquote className="mt-2 border-rule border-s-2 ps-3 text-ink-2 [overflow-wrap:anywhere]">
            <span className="block font-sans text-meta">{say.answers(parent.name ?? comments.left)}</span>
            {parent.body.slice(0, 240)}
          </blockquote>
        )}
        <div className="mt-2 [overflow-wrap:anywhere]">
          <CommentText text={item.body} />
        </div>
        {item.before && (
          <blockquote className="mt-2 border-rule border-s-2 ps-3 text-ink-2 [overflow-wrap:anywhere]">
            <span className="block font-sans text-meta">{say.before}</span>
            {item.before}
          </blockquote>
        )}
        <ul className="mt-2 font-sans text-accent text-ui">
          {item.rule && <li>{say.why[item.rule]}</li>}
          {item.score !== null && <li>{say.likeness(item.score)}</li>}
          {[...reported].map(([reason, list]) => (
            <li key={reason}>{say.reportedAs(comments.reportReasons[reason], list.length)}</li>
          ))}
          {appeal?.reason && <li>{say.wasDecided(comments.reasons[appeal.reason])}</li>}
          {appeal && (
            <li>
              {say.appealSays} <q>{appeal.text}</q>
            </li>
          )}
        </ul>
        {texts.length > 0 && (
          <details className="mt-1 font-sans text-ui">
            <summary>{say.reportsSay}</summary>
            <ul className="mt-1 text-ink-2">
              {[...new Set(texts)].map((text) => (
                <li key={text}>
                  <q>{text}</q>
                </li>
              ))}
            </ul>
          </details>
        )}
        <QueueVerdicts item={item} back={back} kept={kept} words={words} />
        <p className="mt-3 flex gap-5 font-sans text-ink-3 text-meta">
          <a className="inline-block py-1 underline" href={`/comment/${item.id}`}>
            {say.toComment}
          </a>
          <a className="inline-block py-1 underline" href={`/desk/switches?article=${item.article.id}`}>
            {say.closeThread}
          </a>
        </p>
      </article>
    </li>
  )
}
