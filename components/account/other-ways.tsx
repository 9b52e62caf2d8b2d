import type { OpenPaper } from '#lib/paper/open.ts'
import { PasskeySignIn } from './passkeys.client.tsx'

/** Ways in besides password and mail link, as far as this paper and this browser have them. */
export function OtherWays({ open: { words }, to }: { open: OpenPaper; to: string }) {
  // Only what this leaf says: the rest of the words has functions, which no script can be sent.
  const { add, name, nameHint, signIn, waiting, broken } = words.passkeys
  return (
    <div className="mt-6 grid gap-3 empty:hidden">
      <PasskeySignIn to={to} words={{ add, name, nameHint, signIn, waiting, broken }} />
    </div>
  )
}
