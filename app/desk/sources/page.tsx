import type { Metadata } from 'next'
import { DeskPage, DeskPart } from '#components/desk/desk-page.tsx'
import { SourceAct } from '#components/desk/source-act.tsx'
import { SourceRow } from '#components/desk/source-row.tsx'
import { listRemovedSources, listSources } from '#lib/sources/queries.ts'
import { openDesk } from '../staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk('editor')
  return { title: words.deskSources.title, robots: { index: false } }
}

/** What the paper reads and how each does; below, what was removed and can be had back. */
export default async function Page() {
  const open = await openDesk('editor')
  const { db, words, clock, view } = open
  const say = words.deskSources
  const [all, removed] = await Promise.all([listSources(db, clock, words.sources), listRemovedSources(db, clock)])
  const list = all.filter(({ kind }) => kind === 'feed')
  const sick = list.filter(({ health }) => health.state === 'sick').length
  const day = (iso: string) =>
    new Date(iso).toLocaleDateString(view.language, { dateStyle: 'long', timeZone: view.timeZone })
  return (
    <DeskPage open={open} title={say.title}>
      <p className="mb-4 text-ink-2">{say.intro}</p>
      <p className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-2 font-sans text-ui">
        <a className="button-plain" href="/desk/sources/add">
          {say.add}
        </a>
        <a className="link-quiet" href="/opml.xml">
          {say.export}
        </a>
      </p>
      <p className="border-rule-strong border-t pt-3 font-sans text-ink-2 text-ui">
        {list.length ? say.count(list.length, sick) : say.none}
      </p>
      <ul>
        {list.map((source) => (
          <SourceRow key={source.id} open={open} source={source} />
        ))}
      </ul>
      {removed.length > 0 && (
        <DeskPart id="removed" title={say.removed.title}>
          <p className="mb-2 text-ink-2">{say.removed.text}</p>
          <ul>
            {removed.map((source) => (
              <li key={source.id} className="flex flex-wrap items-baseline gap-x-4 border-rule border-b py-2.5">
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  {source.title}
                  <span className="block font-sans text-ink-3 text-meta">
                    {say.removed.since(day(source.removedAt), source.daysLeft)}
                  </span>
                </span>
                <SourceAct act="restore" source={source} say={say} />
              </li>
            ))}
          </ul>
        </DeskPart>
      )}
    </DeskPage>
  )
}
