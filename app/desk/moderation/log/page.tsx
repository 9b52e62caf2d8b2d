import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { readLog } from '#lib/moderation/log.ts'
import { openDesk } from '../../staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.log.title, robots: { index: false } }
}

/** Who decided what, newest first, each with the way back. */
export default async function Page() {
  const open = await openDesk()
  const { db, words, view } = open
  const { moderation } = words
  const { lines } = await readLog(db)
  const time = (iso: string) =>
    new Date(iso).toLocaleString(view.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: view.timeZone })
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[46rem] pt-9 pb-14">
        <p className="mb-3 font-sans text-ui">
          <a className="underline underline-offset-[0.16em]" href="/desk/moderation">
            {moderation.parts.moderation}
          </a>
        </p>
        <h1 className="mb-5 text-head-l">{moderation.log.title}</h1>
        {lines.length === 0 && <p className="text-ink-2">{moderation.log.empty}</p>}
        <ol>
          {lines.map((line) => (
            <li key={line.id} className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5">
              <span className="min-w-0 flex-1">
                {moderation.log.line(line.moderator ?? '', moderation.acts[line.act])}
                <span className="block font-sans text-ink-3 text-meta">
                  <time dateTime={line.at}>{time(line.at)}</time> {line.reason && words.comments.reasons[line.reason]}{' '}
                  {line.note}
                </span>
              </span>
              {line.commentId !== null && (
                <a className="py-1 font-sans text-ui underline" href={`/comment/${line.commentId}`}>
                  {moderation.log.toComment}
                </a>
              )}
              {line.undone && <span className="font-sans text-ink-3 text-ui">{moderation.log.undone}</span>}
              {line.canUndo && (
                <form method="post" action="/send/moderation/undo">
                  <input type="hidden" name="back" value="/desk/moderation/log" />
                  <button type="submit" name="event" value={line.id} className="quiet-button font-sans text-ui">
                    {moderation.queue.undo}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ol>
      </div>
    </PageFrame>
  )
}
