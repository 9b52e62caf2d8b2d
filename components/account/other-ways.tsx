import { providersOf } from '#lib/accounts/providers.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { PasskeySignIn } from './passkeys.client.tsx'
import { ProviderForm } from './provider-form.tsx'
import { withBack } from './sign-in-form.tsx'

/** Ways in besides password and mail link, as far as this paper and this browser have them. */
export function OtherWays({ open, to }: { open: OpenPaper; to: string }) {
  const { words, config } = open
  // Only what this leaf says: the rest of the words has functions, which no script can be sent.
  const { add, name, nameHint, signIn, waiting, broken } = words.passkeys
  return (
    <div className="mt-6 grid gap-3 empty:hidden">
      {providersOf(config).map((provider) => (
        <ProviderForm
          key={provider.id}
          open={open}
          provider={provider.id}
          action="/send/provider"
          back={withBack('/sign-in', to)}
          to={to}
          wide
          label={words.accounts.providers.signIn(provider.name)}
        />
      ))}
      <PasskeySignIn to={to} words={{ add, name, nameHint, signIn, waiting, broken }} />
    </div>
  )
}
