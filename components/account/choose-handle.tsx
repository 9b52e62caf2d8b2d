import { Button } from '#components/ui/button.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { HandleField, InvitationField, NameField } from './handle-fields.tsx'

type Props = {
  open: OpenPaper
  token: string
  /** What the provider suggests; each may be changed or left out. */
  handle: string
  name: string | null
  email: string | null
  invitationNeeded: boolean
}
const FORM = 'provider-sign-up'

/** The one thing that a provider cannot say: what somebody is called here. */
export function ChooseHandle({ open: { kept, words }, token, handle, name, email, invitationNeeded }: Props) {
  const { choose } = words.accounts.providers
  const own = keptFor(kept, FORM)
  const shared = { form: FORM, open: { kept, words } }
  return (
    <PaperForm
      action="/send/provider/sign-up"
      name={FORM}
      back={`/sign-up/provider?token=${token}`}
      kept={kept}
      label={choose.title}
    >
      <input type="hidden" name="token" value={token} />
      {invitationNeeded && <InvitationField {...shared} />}
      <HandleField {...shared} hint={choose.handleHint} suggested={handle} />
      <NameField {...shared} suggested={name ?? ''} />
      {email !== null && (
        <div className="mb-5 font-sans text-ui">
          <label className="flex items-baseline gap-2.5">
            <input
              type="checkbox"
              name="mail"
              value="take"
              aria-describedby={`${FORM}-mail-hint`}
              defaultChecked={own ? own.values.mail === 'take' : true}
            />
            <span className="min-w-0 [overflow-wrap:anywhere]">{choose.mail(email)}</span>
          </label>
          <p id={`${FORM}-mail-hint`} className="mt-1 text-ink-2 text-meta">
            {choose.mailHint}
          </p>
        </div>
      )}
      <Button>{choose.send}</Button>
    </PaperForm>
  )
}
