import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { IdentityView } from '#lib/accounts/identities.ts'
import { providersOf } from '#lib/accounts/providers.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { ProviderForm } from './provider-form.tsx'

/** Somebody's accounts elsewhere, each with the way to unlink it, and what else could be linked. */
export function IdentityList({ open, identities }: { open: OpenPaper; identities: IdentityView[] }) {
  const { words, view, config, kept } = open
  const say = words.accounts.providers
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'medium', timeZone: view.timeZone })
  const free = providersOf(config).filter(({ name }) => !identities.some(({ label }) => label === name))
  return (
    <>
      <p className="text-ink-2">{say.what}</p>
      {identities.length > 0 && (
        <ul className="mt-4">
          {identities.map(({ issuer, subject, label, linkedAt }, index) => (
            <li
              key={`${issuer} ${subject}`}
              className="flex items-baseline justify-between gap-4 border-rule border-b py-2.5"
            >
              <span className="min-w-0">
                <span className="block">{label}</span>
                <span className="block font-sans text-ink-3 text-meta">{say.since(day(linkedAt))}</span>
              </span>
              <PaperForm
                action="/send/provider/unlink"
                name={`unlink-${index + 1}`}
                back="/account#providers"
                kept={kept}
                label={say.unlinkNamed(label)}
              >
                <input type="hidden" name="issuer" value={issuer} />
                <input type="hidden" name="subject" value={subject} />
                <Button look="text" aria-label={say.unlinkNamed(label)}>
                  {say.unlink}
                </Button>
              </PaperForm>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 grid justify-items-start gap-3 empty:hidden">
        {free.map(({ id, name }) => (
          <ProviderForm
            key={id}
            open={open}
            provider={id}
            action="/send/provider/link"
            back="/account"
            label={say.link(name)}
          />
        ))}
      </div>
    </>
  )
}
