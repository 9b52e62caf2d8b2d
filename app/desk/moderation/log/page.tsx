import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page.tsx'
import { logDetails } from '#components/desk/log-details.ts'
import { readLog } from '#lib/moderation/log.ts'
import { openDesk } from '../../staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.log.title, robots: { index: false } }
}

type Props = { searchParams: Promise<{ before?: string }> }

/** Who decided what, newest first, each with the way back. */
export default async function Page({ searchParams }: Props) {
  const open = await openDesk()
  const { db, words, view } = open
  const { moderation } = words
  const asked = (await searchParams).before ?? ''
  const before = /^\d{1,9}$/.test(asked) ? Number(asked) : null
  const { lines, next } = await readLog(db, { before })
  const time = (iso: string) =>
    new Date(iso).toLocaleString(view.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: view.timeZone })
  return (
    <DeskPage open={open} title={moderation.log.title}>
      <p className="mb-4 text-ink-2">{moderation.log.intro}</p>
      {lines.length === 0 && <p className="text-ink-2">{moderation.log.empty}</p>}
      <ol>
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5">
            <span className="min-w-0 flex-1">
              {moderation.log.line(line.moderator ?? moderation.log.somebody, moderation.acts[line.act])}{' '}
              {line.person ? (
                <a className="underline" href={`/desk/people/${line.person.id}`}>
                  <bdi>{line.commentId === null ? line.person.name : moderation.log.comment(line.person.name)}</bdi>
                </a>
              ) : (
                line.commentId !== null && moderation.log.aComment
              )}
              <span className="block font-sans text-ink-3 text-meta">
                <time dateTime={line.at}>{time(line.at)}</time> <bdi>{logDetails(line, words, time)}</bdi>
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
      {(next !== null || before !== null) && (
        <p className="mt-4 flex gap-6 font-sans text-ui">
          {before !== null && <a href="/desk/moderation/log">{moderation.log.newest}</a>}
          {next !== null && <a href={`/desk/moderation/log?before=${next}`}>{moderation.log.older}</a>}
        </p>
      )}
    </DeskPage>
  )
}
