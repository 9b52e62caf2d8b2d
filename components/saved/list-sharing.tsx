import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { Label } from '#components/ui/label.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { ListMember } from '#lib/saved/list-model.ts'
import { LIST_ROLES } from '#lib/saved/model.ts'

type Props = { list: string; members: ListMember[]; kept: Kept | null; words: Messages }

/** With whom a list is shared, and as what; its owner's alone. */
export function ListSharing({ list, members, kept, words }: Props) {
  const say = words.ownLists.members
  const roles = LIST_ROLES.map((value) => ({ value, label: say.roles[value] }))
  return (
    <section id="sharing" tabIndex={-1} aria-labelledby="sharing-title" className="mt-10 focus:outline-none">
      <Label id="sharing-title">{say.title}</Label>
      {members.length === 0 ? (
        <p className="mb-4 text-ink-2">{say.nobody}</p>
      ) : (
        <ul className="mb-5">
          {members.map((member) => (
            <Member key={member.id} list={list} member={member} words={words} />
          ))}
        </ul>
      )}
      <PaperForm
        action="/send/list/invite"
        name="list-invite"
        back={`/list/${list}`}
        kept={kept}
        label={say.invite}
        className="max-w-measure"
      >
        <input type="hidden" name="list" value={list} />
        <Field
          form="list-invite"
          name="handle"
          label={say.handle}
          hint={say.hint}
          kept={kept}
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Choice form="list-invite" name="role" label={say.role} kept={kept} options={roles} defaultValue="viewer" />
        <Button look="plain">{say.invite}</Button>
      </PaperForm>
    </section>
  )
}

function Member({ list, member, words }: { list: string; member: ListMember; words: Messages }) {
  const say = words.ownLists.members
  const name = member.name ?? member.handle
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-rule border-b py-2.5">
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <bdi>{name}</bdi>
        <span className="ps-2 font-sans text-ink-3 text-meta">
          {`${member.handle} · ${member.accepted ? say.rolesAre[member.role] : say.waits}`}
        </span>
      </p>
      <form method="post" action="/send/list/member" className="flex flex-wrap items-baseline gap-x-5">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="person" value={member.id} />
        {LIST_ROLES.filter((role) => role !== member.role).map((role) => (
          <button
            key={role}
            type="submit"
            name="role"
            value={role}
            aria-label={`${say.change}: ${say.roles[role]}, ${name}`}
            className="button-text"
          >
            {`${say.change}: ${say.roles[role]}`}
          </button>
        ))}
        <button type="submit" name="role" value="remove" aria-label={say.removeNamed(name)} className="button-text">
          {say.remove}
        </button>
      </form>
    </li>
  )
}
