import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'

/** Ten codes, once: to be written down, printed, or copied whole. */
export function RecoveryCodes({ codes, words }: { codes: readonly string[]; words: Messages }) {
  const say = words.accounts.recovery
  return (
    <section aria-labelledby="recovery-codes" className="mb-8">
      <h2 id="recovery-codes" className="mb-2 text-head-m">
        {say.heading}
      </h2>
      <p className="mb-4 text-pretty text-dek text-ink-2">{say.keep}</p>
      <ol className="grid grid-cols-1 gap-x-8 border-rule border-y py-3 font-sans text-ui tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all py-1 tracking-wide">
            {code}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The button that makes them. */
export function RecoveryOffer({
  from,
  to,
  back,
  kept,
  words,
  look = 'main',
}: {
  from: 'sign-up' | 'account'
  to?: string
  back: string
  kept: Kept | null
  words: Messages
  look?: 'main' | 'plain'
}) {
  return (
    <PaperForm
      action="/send/account/recovery-codes"
      name="recovery-codes"
      back={back}
      kept={kept}
      label={words.accounts.recovery.heading}
    >
      <input type="hidden" name="from" value={from} />
      {to !== undefined && <input type="hidden" name="to" value={to} />}
      <Button look={look}>{words.accounts.recovery.make}</Button>
    </PaperForm>
  )
}
