import type { ReactNode } from 'react'
import { Label } from '#components/ui/label.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { ListInvitation, ListRow } from '#lib/saved/list-model.ts'

/** Lists, each with what is on it and who may read it. */
export function ListRows({
  title,
  id,
  lists,
  words,
}: {
  title: string
  id: string
  lists: ListRow[]
  words: Messages
}) {
  const { ownLists, saved } = words
  if (lists.length === 0) return null
  return (
    <Part id={id} title={title}>
      {lists.map((list) => (
        <li key={list.id} className="border-rule border-b py-3.5">
          <h3 className="text-head-m [overflow-wrap:anywhere]">
            <a href={`/list/${list.id}`}>{list.name}</a>
          </h3>
          {list.note && <p className="mt-1 line-clamp-2 text-dek text-ink-2 [overflow-wrap:anywhere]">{list.note}</p>}
          <Parts className="mt-1.5 font-medium font-sans text-ink-3 text-meta tabular-nums">
            {list.access !== 'owner' && <span className="[overflow-wrap:anywhere]">{ownLists.by(list.owner)}</span>}
            <span>{list.count > 0 ? saved.list.sums(list.count, list.minutes) : saved.list.nothing}</span>
            {list.access === 'owner' ? (
              <span>{ownLists.visibilities[list.visibility]}</span>
            ) : (
              <span>{ownLists.members.rolesAre[list.access]}</span>
            )}
            {list.access === 'owner' && list.members > 0 && <span>{ownLists.sharedWith(list.members)}</span>}
          </Parts>
        </li>
      ))}
    </Part>
  )
}

/** Lists that others ask to share: their names, and the two answers. */
export function Invitations({ invitations, words }: { invitations: ListInvitation[]; words: Messages }) {
  const say = words.ownLists
  if (invitations.length === 0) return null
  return (
    <Part id="invitations" title={say.invitations}>
      {invitations.map(({ id, name, owner, role }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-rule border-b py-3.5"
        >
          <div className="min-w-0">
            <h3 className="text-head-m [overflow-wrap:anywhere]">{name}</h3>
            <p className="mt-1 font-sans text-ink-3 text-meta [overflow-wrap:anywhere]">
              {say.members.asks[role](owner)}
            </p>
          </div>
          <AnswerInvitation list={{ id, name }} back="/saved/lists" words={words} />
        </li>
      ))}
    </Part>
  )
}

type AnswerProps = { list: { id: string; name: string }; back: string; words: Messages }

/** The two answers to an invitation. */
export function AnswerInvitation({ list, back, words }: AnswerProps) {
  const say = words.ownLists
  return (
    <form method="post" action="/send/list/answer" className="flex gap-x-4">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="list" value={list.id} />
      <button
        type="submit"
        name="answer"
        value="accept"
        aria-label={say.members.acceptNamed(list.name)}
        className="button-plain"
      >
        {say.members.accept}
      </button>
      <button
        type="submit"
        name="answer"
        value="decline"
        aria-label={say.members.declineNamed(list.name)}
        className="button-text"
      >
        {say.members.decline}
      </button>
    </form>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} className="mt-8">
      <Label id={`${id}-title`}>{title}</Label>
      <ul>{children}</ul>
    </section>
  )
}
