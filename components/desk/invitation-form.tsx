import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { hasRole, type Reader, ROLES } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** Asks somebody in; roles at the desk are the owner's to give. */
export function InvitationForm({ open: { kept, words }, reader }: { open: OpenPaper; reader: Reader }) {
  const say = words.invitations
  const roles = hasRole(reader, 'owner') ? ROLES : (['reader'] as const)
  return (
    <PaperForm action="/send/invitation" name="invite" back="/desk/invitations" kept={kept} labelledBy="make">
      <Choice
        form="invite"
        name="role"
        label={say.role}
        kept={kept}
        defaultValue="reader"
        options={roles.map((value) => ({ value, label: say.roles[value] }))}
      />
      <Field
        form="invite"
        name="email"
        type="email"
        label={say.email}
        hint={say.emailHint}
        kept={kept}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="email"
      />
      <Button look="plain">{say.submit}</Button>
    </PaperForm>
  )
}
