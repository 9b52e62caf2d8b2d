import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { PasskeyView } from '#lib/accounts/passkeys.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { PasskeyAdd } from './passkeys.client.tsx'

/** A person's passkeys with the way to remove each, and to add one from this device. */
export function PasskeyList({ open, passkeys }: { open: OpenPaper; passkeys: PasskeyView[] }) {
  const { words, paper, kept } = open
  const text = words.passkeys
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(paper.language, { dateStyle: 'medium', timeZone: paper.timeZone })
  const { add, name, nameHint, signIn, waiting, broken } = text
  return (
    <>
      <p className="text-ink-2">{text.what}</p>
      {passkeys.length > 0 && (
        <ul className="mt-4">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex items-baseline justify-between gap-4 border-rule border-b py-2.5">
              <span className="min-w-0">
                <span className="block">{passkey.name}</span>
                <span className="block font-sans text-ink-3 text-meta">
                  {text.added(day(passkey.createdAt))}
                  {words.masthead.bar.separator}
                  {passkey.usedAt ? text.used(day(passkey.usedAt)) : text.neverUsed}
                </span>
              </span>
              <PaperForm
                action="/send/passkey/remove"
                name={`passkey-${passkey.id.slice(0, 16)}`}
                back="/account#passkeys"
                kept={kept}
                label={text.removeNamed(passkey.name)}
              >
                <input type="hidden" name="passkey" value={passkey.id} />
                <Button look="text" aria-label={text.removeNamed(passkey.name)}>
                  {text.remove}
                </Button>
              </PaperForm>
            </li>
          ))}
        </ul>
      )}
      <PasskeyAdd words={{ add, name, nameHint, signIn, waiting, broken }} />
      <noscript>
        <p className="mt-3 font-sans text-ink-3 text-meta">{text.needsScript}</p>
      </noscript>
    </>
  )
}
