import { Field } from '#components/ui/field.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Shared = { form: string; open: Pick<OpenPaper, 'kept' | 'words'> }

/** What a new account needs where only the invited may have one. */
export function InvitationField({ form, open: { kept, words } }: Shared) {
  const say = words.accounts.signUp
  return (
    <Field
      form={form}
      kept={kept}
      name="invitation"
      label={say.invitation}
      hint={say.invitationHint}
      autoCapitalize="none"
      spellCheck={false}
      autoComplete="off"
      required
    />
  )
}

/** What somebody is called here: in addresses, by which they sign in. */
export function HandleField({
  form,
  open: { kept, words },
  hint,
  suggested = '',
}: Shared & { hint: string; suggested?: string }) {
  return (
    <Field
      form={form}
      kept={kept}
      name="handle"
      label={words.accounts.handle.label}
      hint={hint}
      defaultValue={suggested}
      autoCapitalize="none"
      spellCheck={false}
      autoComplete="username"
      maxLength={30}
      required
    />
  )
}

/** What stands over what they write. */
export function NameField({ form, open: { kept, words }, suggested = '' }: Shared & { suggested?: string }) {
  return (
    <Field
      form={form}
      kept={kept}
      name="name"
      label={words.accounts.name.label}
      hint={words.accounts.name.hint}
      defaultValue={suggested}
      autoComplete="name"
      maxLength={60}
    />
  )
}
