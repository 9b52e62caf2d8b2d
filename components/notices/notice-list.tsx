import { Ago } from '#components/articles/when.tsx'
import { AnswerInvitation } from '#components/saved/own-lists.tsx'
import type { NoticeView } from '#lib/notices/queries.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** What somebody is told, newest first, each with the way to what it is about. */
export function NoticeList({ notices, view }: { notices: NoticeView[]; view: PageView }) {
  return (
    <ul>
      {notices.map((notice) => (
        <li key={notice.id} className="border-rule border-b py-4">
          <Notice notice={notice} view={view} />
        </li>
      ))}
    </ul>
  )
}

function Notice({ notice, view }: { notice: NoticeView; view: PageView }) {
  const { kind, comment, list, by, text, unread, at } = notice
  const say = view.words.notices
  const sentence = say.said[kind](by)
  return (
    <>
      <p className="flex flex-wrap gap-x-3 font-sans text-ink-3 text-meta">
        {unread && <span className="font-bold text-accent">{say.fresh}</span>}
        <Ago iso={at} view={view} />
      </p>
      <p className={`mt-0.5 text-[1.06rem] leading-snug [overflow-wrap:anywhere] ${unread ? 'font-semibold' : ''}`}>
        {comment ? (
          <a className="block py-0.5 hover:underline" href={`/comment/${comment.id}`}>
            <bdi>{sentence}</bdi>
          </a>
        ) : (
          <bdi>{sentence}</bdi>
        )}
      </p>
      {comment && (
        <p className="mt-0.5 text-ink-2 text-label [overflow-wrap:anywhere]">
          <bdi>{say.on(comment.headline)}</bdi>
        </p>
      )}
      {list && (
        <div className="mt-1.5 flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
          <p className="min-w-0 text-ink-2 text-label [overflow-wrap:anywhere]">
            <bdi>{say.list[list.role](list.name)}</bdi>
          </p>
          <AnswerInvitation list={list} back="/notices" words={view.words} />
        </div>
      )}
      {text && (
        <figure className="mt-2 border-rule border-s-2 ps-3">
          <figcaption className="font-sans text-ink-3 text-meta">{say.moderatorSays}</figcaption>
          <blockquote dir="auto" className="whitespace-pre-line text-label [overflow-wrap:anywhere]">
            {text}
          </blockquote>
        </figure>
      )}
    </>
  )
}
