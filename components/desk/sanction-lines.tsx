import type { SanctionLine } from '#lib/moderation/people.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** What somebody was given, newest first; what is in force can be lifted. */
export function SanctionLines({
  sanctions,
  person,
  view,
}: {
  sanctions: SanctionLine[]
  person: number
  view: PageView
}) {
  const { people: say, sanctions: names } = view.words.moderation
  const time = (iso: string) =>
    new Date(iso).toLocaleString(view.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: view.timeZone })
  if (!sanctions.length) return <p className="text-ink-2">{say.noSanctions}</p>
  return (
    <ul>
      {sanctions.map((sanction) => (
        <li key={sanction.id} className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <b className="font-sans text-ui">{names[sanction.kind]}</b> {sanction.reason}
            <span className="block font-sans text-ink-3 text-meta">
              <time dateTime={sanction.from}>{time(sanction.from)}</time>
              {sanction.kind !== 'warning' && `, ${sanction.until ? say.until(time(sanction.until)) : say.forEver}`}
              {sanction.moderator && `, ${say.by(sanction.moderator)}`}
              {sanction.liftedAt && `, ${say.liftedAt(time(sanction.liftedAt))}`}
            </span>
          </span>
          {sanction.inForce && (
            <form method="post" action="/send/moderation/lift">
              <input type="hidden" name="back" value={`/desk/people/${person}`} />
              <button
                type="submit"
                name="sanction"
                value={sanction.id}
                className="quiet-button font-sans text-ui"
                aria-label={say.liftNamed(names[sanction.kind])}
              >
                {say.lift}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
