import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Muted = { id: number; handle: string; name: string | null }

/** Whom somebody has muted, each with the way back. */
export function MuteList({ open: { kept, words }, muted }: { open: OpenPaper; muted: Muted[] }) {
  const { accounts, comments } = words
  return (
    <>
      <p className="text-ink-2">{muted.length ? accounts.account.mutesText : accounts.account.noMutes}</p>
      {muted.length > 0 && (
        <ul className="mt-3">
          {muted.map(({ id, handle, name }) => (
            <li key={id} className="flex items-baseline justify-between gap-4 border-rule border-b py-2.5">
              <bdi className="min-w-0 [overflow-wrap:anywhere]">{name ?? handle}</bdi>
              <PaperForm
                action="/send/mute"
                name={`unmute-${id}`}
                back="/account"
                kept={kept}
                label={comments.unmuteOf(name ?? handle)}
              >
                <input type="hidden" name="person" value={id} />
                <input type="hidden" name="mute" value="no" />
                <Button look="text" aria-label={comments.unmuteOf(name ?? handle)}>
                  {comments.unmute}
                </Button>
              </PaperForm>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
