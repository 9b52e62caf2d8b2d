import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { ProviderId } from '#lib/accounts/providers.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  open: OpenPaper
  provider: ProviderId
  action: '/send/provider' | '/send/provider/link'
  back: string
  label: string
  to?: string
  invitation?: string | null
  /** As wide as its column, among others of its kind. */
  wide?: boolean
}

/** One button that leads to a provider and back. */
export function ProviderForm({ open, provider, action, back, label, to, invitation = null, wide = false }: Props) {
  return (
    <PaperForm
      action={action}
      name={`provider-${provider}`}
      back={back}
      kept={open.kept}
      label={label}
      className={wide ? 'grid' : ''}
    >
      <input type="hidden" name="provider" value={provider} />
      {to !== undefined && <input type="hidden" name="to" value={to} />}
      {invitation !== null && <input type="hidden" name="invitation" value={invitation} />}
      <Button look="plain">{label}</Button>
    </PaperForm>
  )
}
