import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = { open: OpenPaper; name: string; action: string; back: string; token: string; label: string }

/** One button that does what a letter's link is for: following the link alone does nothing. */
export function TokenForm({ open, name, action, back, token, label }: Props) {
  return (
    <PaperForm action={action} name={name} back={back} kept={open.kept} label={label}>
      <input type="hidden" name="token" value={token} />
      <Button>{label}</Button>
    </PaperForm>
  )
}
