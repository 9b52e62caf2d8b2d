import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CommentPage } from '#components/comments/comment-page.tsx'
import { statementOf } from '#lib/moderation/statement.ts'
import { commentOf, type Props } from '../comment-of.ts'
import '../../../comments.css'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { open } = await commentOf(params)
  return { title: open.words.moderation.statement.title, robots: { index: false } }
}

/** Why a comment is not shown, in full, for its author alone (DSA Art. 17). */
export default async function Page({ params }: Props) {
  const { open, comment, quoted, thread } = await commentOf(params)
  const { db, reader, words, view } = open
  const statement = reader && (await statementOf(db, comment.id, reader))
  if (!statement) notFound()
  const { statement: say, queue } = words.moderation
  const { rule, reports, appeal, reason, note, decided } = statement
  const time = (iso: string) =>
    new Date(iso).toLocaleString(view.language, { dateStyle: 'long', timeStyle: 'short', timeZone: view.timeZone })
  const reported = reports.map((one) => words.comments.reportReasons[one]).join(', ')
  return (
    <CommentPage open={open} title={say.title} back={thread} quoted={quoted}>
      <div className="grid gap-3 text-pretty [overflow-wrap:anywhere]">
        <p>
          {say.what[decided]} {say.when(time(statement.at))} {reason && say.reason(words.comments.reasons[reason])}
        </p>
        {note && (
          <p>
            {say.said} <q>{note}</q>
          </p>
        )}
        {rule && (
          <p>
            {say.byRule} {queue.why[rule]}
          </p>
        )}
        <p>{reported ? say.byReports(reported) : !rule && say.byOwn}</p>
        <p>{say.person}</p>
        {appeal ? (
          <p>
            {say.appealed(time(appeal.at))} <q>{appeal.text}</q> {appeal.answer ? say.refused : say.open}{' '}
            {appeal.note && <q>{appeal.note}</q>}
          </p>
        ) : (
          <p>
            {say.appeal}{' '}
            <a className="link-quiet" href={`/comment/${comment.id}/appeal`}>
              {say.appealLink}
            </a>
          </p>
        )}
        <p className="text-ink-2">{say.elsewhere}</p>
      </div>
    </CommentPage>
  )
}
