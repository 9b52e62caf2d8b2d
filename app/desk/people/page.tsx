import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page.tsx'
import { listAccounts, PEOPLE_PARTS } from '#lib/moderation/people.ts'
import { openDesk } from '../staff.ts'

type Props = { searchParams: Promise<{ q?: string; part?: string; before?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.people.title, robots: { index: false } }
}

/** Who has an account: found by handle or name, never by mail address. */
export default async function Page({ searchParams }: Props) {
  const open = await openDesk()
  const { db, words, clock, view } = open
  const { people: say, roles } = words.moderation
  const asked = await searchParams
  const q = asked.q?.trim() ?? ''
  const part = PEOPLE_PARTS.find((known) => known === asked.part) ?? 'all'
  const before = /^\d{1,9}$/.test(asked.before ?? '') ? Number(asked.before) : null
  const { people, next } = await listAccounts(db, { q, part, before }, clock)
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'medium', timeZone: view.timeZone })
  const address = (fields: Record<string, string>) =>
    `/desk/people?${new URLSearchParams({ ...(q && { q }), ...fields })}`
  return (
    <DeskPage open={open} title={say.title}>
      <form method="get" action="/desk/people" className="mb-4 flex flex-wrap items-end gap-3">
        <label className="min-w-0 flex-1 font-sans text-ui">
          <span className="mb-1.5 block font-[550] text-ink-2">{say.look}</span>
          <input name="q" defaultValue={q} maxLength={60} className="field" />
        </label>
        <button type="submit" className="button-plain">
          {say.find}
        </button>
      </form>
      <nav aria-label={say.title} className="mb-2 flex flex-wrap gap-x-6 font-sans text-ui">
        {PEOPLE_PARTS.map((known) => (
          <a
            key={known}
            href={address({ part: known })}
            aria-current={known === part ? 'page' : undefined}
            className="inline-block py-2 aria-[current]:font-bold aria-[current]:text-accent"
          >
            {say.parts[known]}
          </a>
        ))}
      </nav>
      {people.length === 0 && <p className="border-rule border-t py-8 text-ink-2">{say.none}</p>}
      <ul>
        {people.map((person) => (
          <li key={person.id} className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5">
            <a className="min-w-0 flex-1 [overflow-wrap:anywhere]" href={`/desk/people/${person.id}`}>
              <bdi>{person.name ?? person.handle}</bdi>
              <span className="ms-2 font-sans text-ink-3 text-meta">{say.handle(person.handle)}</span>
            </a>
            {person.barred && <span className="font-sans text-accent text-ui">{say.barred[person.barred]}</span>}
            {person.role !== 'reader' && <span className="font-sans text-ui">{roles[person.role]}</span>}
            <span className="font-sans text-ink-3 text-meta">{say.since(day(person.since))}</span>
          </li>
        ))}
      </ul>
      {(next !== null || before !== null) && (
        <p className="mt-4 flex gap-6 font-sans text-ui">
          {before !== null && <a href={address({ part })}>{say.newest}</a>}
          {next !== null && <a href={address({ part, before: String(next) })}>{say.older}</a>}
        </p>
      )}
    </DeskPage>
  )
}
