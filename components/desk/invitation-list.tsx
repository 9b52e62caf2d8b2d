import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { InvitationView } from '#lib/accounts/invitations.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** Invitations that nobody has used yet, each with the way to take it back. */
export function InvitationList({ open, invitations }: { open: OpenPaper; invitations: InvitationView[] }) {
  const { words, view, kept } = open
  const say = words.invitations
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'medium', timeZone: view.timeZone })
  if (invitations.length === 0) return <p className="text-ink-2">{say.none}</p>
  return (
    <ul>
      {invitations.map(({ id, role, email, madeBy, until }) => (
        <li key={id} className="flex items-baseline justify-between gap-4 border-rule border-b py-2.5">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className="block">{say.line(role, day(until))}</span>
            <span className="block font-sans text-ink-3 text-meta">
              {[email, say.by(madeBy)].filter(Boolean).join(words.masthead.bar.separator)}
            </span>
          </span>
          <PaperForm
            action="/send/invitation/withdraw"
            name={`withdraw-${id.slice(0, 16)}`}
            back="/desk/invitations"
            kept={kept}
            label={say.withdrawNamed(role, email)}
          >
            <input type="hidden" name="invitation" value={id} />
            <Button look="text" aria-label={say.withdrawNamed(role, email)}>
              {say.withdraw}
            </Button>
          </PaperForm>
        </li>
      ))}
    </ul>
  )
}
