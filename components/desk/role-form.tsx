import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { ROLES, type Role } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** Gives somebody a role; the owner's. */
export function RoleForm({ open: { kept, words }, person, role }: { open: OpenPaper; person: number; role: Role }) {
  const { people: say, roles } = words.moderation
  const form = `role-${person}`
  return (
    <PaperForm action="/send/moderation/role" name={form} back={`/desk/people/${person}`} kept={kept} labelledBy="role">
      <p className="mb-4 text-ink-2">{say.roleText}</p>
      <input type="hidden" name="person" value={person} />
      <Choice
        form={form}
        name="role"
        label={say.role}
        kept={kept}
        defaultValue={role}
        options={ROLES.map((value) => ({ value, label: roles[value] }))}
      />
      <Button look="plain">{say.giveRole}</Button>
    </PaperForm>
  )
}
