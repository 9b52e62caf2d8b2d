import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage, DeskPart } from '#components/desk/desk-page.tsx'
import { RoleForm } from '#components/desk/role-form.tsx'
import { SanctionForm } from '#components/desk/sanction-form.tsx'
import { SanctionLines } from '#components/desk/sanction-lines.tsx'
import { hasRole } from '#lib/accounts/model.ts'
import { personRecord } from '#lib/moderation/people.ts'
import { mayJudge } from '#lib/moderation/sanctions.ts'
import { openDesk } from '../../staff.ts'

type Props = { params: Promise<{ id: string }> }

async function recordOf(params: Props['params']) {
  const open = await openDesk()
  const { id } = await params
  const record = /^\d{1,9}$/.test(id) ? await personRecord(open.db, Number(id), open.clock) : null
  if (!record) notFound()
  return { open, record }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { record } = await recordOf(params)
  return { title: record.name ?? record.handle, robots: { index: false } }
}

/** What the desk knows of somebody, and what it can do about it. */
export default async function Page({ params }: Props) {
  const { open, record } = await recordOf(params)
  const { db, words, view, reader } = open
  const { people: say, roles, states } = words.moderation
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'medium', timeZone: view.timeZone })
  return (
    <DeskPage open={open} title={record.name ?? record.handle}>
      <p className="font-sans text-ink-3 text-ui">
        {[say.handle(record.handle), roles[record.role], say.since(day(record.since))].join(
          words.masthead.bar.separator,
        )}
      </p>
      <DeskPart id="record" title={say.record}>
        <p>{say.counts(record.counts)}</p>
      </DeskPart>
      <DeskPart id="sanctions" title={say.sanctions}>
        <SanctionLines sanctions={record.sanctions} person={record.id} view={view} />
      </DeskPart>
      <DeskPart id="sanction" title={say.sanction}>
        {(await mayJudge(db, reader, record.id)) ? (
          <SanctionForm open={open} person={record.id} />
        ) : (
          <p className="text-ink-2">{say.tooHigh}</p>
        )}
      </DeskPart>
      {hasRole(reader, 'owner') && (
        <DeskPart id="role" title={say.role}>
          <RoleForm open={open} person={record.id} role={record.role} />
        </DeskPart>
      )}
      <DeskPart id="comments" title={say.comments}>
        {record.comments.length === 0 && <p className="text-ink-2">{say.noComments}</p>}
        <ol>
          {record.comments.map((comment) => (
            <li key={comment.id} className="border-rule border-b py-2.5 [overflow-wrap:anywhere]">
              <p className="font-sans text-ink-3 text-meta">
                {states[comment.state]}
                {words.masthead.bar.separator}
                <a className="underline" href={`/comment/${comment.id}`}>
                  {comment.article.headline}
                </a>
              </p>
              <p dir="auto" className="whitespace-pre-line">
                {comment.body}
              </p>
            </li>
          ))}
        </ol>
      </DeskPart>
    </DeskPage>
  )
}
