import type { Metadata } from 'next'
import { DeskPage, DeskPart } from '#components/desk/desk-page.tsx'
import { SwitchForm } from '#components/desk/switch-form.tsx'
import { listSwitches } from '#lib/moderation/switches.ts'
import { openDesk } from '../staff.ts'

type Props = { searchParams: Promise<{ article?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.switchPage.title, robots: { index: false } }
}

/** Switches for a bad day: those that are on, and the way to turn one on. */
export default async function Page({ searchParams }: Props) {
  const open = await openDesk()
  const { db, words, clock, view } = open
  const { switchPage: say, switches: names } = words.moderation
  const on = await listSwitches(db, clock)
  const time = (iso: string) =>
    new Date(iso).toLocaleString(view.language, { dateStyle: 'medium', timeStyle: 'short', timeZone: view.timeZone })
  const measure = (kind: string, amount: number | null) =>
    amount === null ? null : kind === 'slow-mode' ? say.seconds(amount) : say.days(amount)
  return (
    <DeskPage open={open} title={say.title}>
      <p className="text-ink-2">{say.intro}</p>
      <DeskPart id="on" title={say.now}>
        {on.length === 0 && <p className="text-ink-2">{say.none}</p>}
        <ul>
          {on.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5">
              <span className="min-w-0 flex-1">
                <b className="font-sans text-ui">{names[one.kind].name}</b>{' '}
                {one.article ? (
                  <>
                    {say.forThread}{' '}
                    <a className="underline" href={`/article/${one.article.slug}-${one.article.id}#comments`}>
                      {one.article.headline}
                    </a>
                  </>
                ) : (
                  say.forPaper
                )}
                <span className="block font-sans text-ink-3 text-meta">
                  {[
                    measure(one.kind, one.amount),
                    one.until ? say.until(time(one.until)) : say.forEver,
                    one.moderator && say.by(one.moderator),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </span>
              <form method="post" action="/send/moderation/switch-off">
                <input type="hidden" name="back" value="/desk/switches" />
                <button
                  type="submit"
                  name="switch"
                  value={one.id}
                  className="quiet-button font-sans text-ui"
                  aria-label={say.offNamed(names[one.kind].name)}
                >
                  {say.off}
                </button>
              </form>
            </li>
          ))}
        </ul>
      </DeskPart>
      <DeskPart id="turn-on" title={say.turnOn}>
        <SwitchForm open={open} article={(await searchParams).article ?? ''} />
      </DeskPart>
    </DeskPage>
  )
}
