import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { hasRole } from '#lib/accounts/model.ts'
import { queueCounts } from '#lib/moderation/queue.ts'
import { listSwitches } from '#lib/moderation/switches.ts'
import { openDesk } from './staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.desk, robots: { index: false } }
}

/** Where the desk's work begins. */
export default async function Page() {
  const open = await openDesk()
  const { db, clock, reader } = open
  const { moderation: say } = open.words
  const [{ waiting }, switches] = await Promise.all([queueCounts(db), listSwitches(db, clock)])
  const parts = [
    { address: '/desk/moderation', name: say.parts.moderation, now: say.waits(waiting) },
    { address: '/desk/people', name: say.parts.people, now: null },
    { address: '/desk/switches', name: say.parts.switches, now: say.switchesOn(switches.length) },
    ...(hasRole(reader, 'editor') ? [{ address: '/desk/sources', name: say.parts.sources, now: null }] : []),
    { address: '/desk/moderation/log', name: say.parts.log, now: null },
    ...(hasRole(reader, 'editor')
      ? [
          { address: '/desk/invitations', name: say.parts.invitations, now: null },
          { address: '/desk/settings', name: say.parts.settings, now: null },
        ]
      : []),
  ]
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-9 pb-14">
        <h1 className="mb-6 text-head-l">{say.desk}</h1>
        <ul className="border-rule border-t">
          {parts.map(({ address, name, now }) => (
            <li key={address} className="flex justify-between gap-4 border-rule border-b">
              <a className="flex-1 py-3" href={address}>
                {name}
              </a>
              {now && <span className="py-3 font-sans text-ink-3 text-ui">{now}</span>}
            </li>
          ))}
        </ul>
      </div>
    </PageFrame>
  )
}
