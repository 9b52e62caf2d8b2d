import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { SessionView } from '#lib/accounts/queries.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** Where somebody is signed in, each with its end. */
export function SessionList({ open, sessions, own }: { open: OpenPaper; sessions: SessionView[]; own: string }) {
  const { words, view, kept } = open
  const say = words.accounts.account
  const time = (iso: string) =>
    new Date(iso).toLocaleString(view.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: view.timeZone })
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex items-baseline justify-between gap-4 border-rule border-b py-2.5">
            <span className="min-w-0">
              <span className="block">{session.device || say.unknownDevice}</span>
              <span className="block font-sans text-ink-3 text-meta">
                {say.session(time(session.createdAt), time(session.seenAt))}
              </span>
            </span>
            {session.id === own ? (
              <span className="shrink-0 font-sans text-ink-3 text-ui">{say.here}</span>
            ) : (
              <PaperForm
                action="/send/account/session/end"
                name={`end-${session.id}`}
                back="/account"
                kept={kept}
                label={say.endNamed(session.device)}
              >
                <input type="hidden" name="session" value={session.id} />
                <Button look="text" aria-label={say.endNamed(session.device || say.unknownDevice)}>
                  {say.end}
                </Button>
              </PaperForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <PaperForm
          action="/send/account/sessions/end-others"
          name="end-others"
          back="/account"
          kept={kept}
          label={say.endOthers}
          className="mt-4"
        >
          <Button look="plain">{say.endOthers}</Button>
        </PaperForm>
      )}
    </>
  )
}
