import { Field } from '#components/ui/field.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { ShowPassword } from './show-password.client.tsx'

type Props = {
  form: string
  name: string
  label: string
  kept: Kept | null
  words: Messages
  /** A new one is to be chosen: password keepers then offer to make it. */
  fresh?: boolean
}

/** A password, which can be pasted, kept by the browser, and looked at. */
export function PasswordField({ form, name, label, kept, words, fresh = false }: Props) {
  const { password } = words.accounts
  return (
    <div className="relative">
      <Field
        form={form}
        name={name}
        type="password"
        label={label}
        kept={kept}
        {...(fresh ? { hint: password.hint } : {})}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <ShowPassword field={`${form}-${name}`} show={password.show} hide={password.hide} label={label} />
    </div>
  )
}
