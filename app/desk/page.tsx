import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { queueCounts } from '#lib/moderation/queue.ts'
import { openDesk } from './staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.desk, robots: { index: false } }
}

/** Where the desk's work begins. */
export default async function Page() {
  const open = await openDesk()
  const { moderation } = open.words
  const { waiting } = await queueCounts(open.db)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-9 pb-14">
        <h1 className="mb-6 text-head-l">{moderation.desk}</h1>
        <ul>
          <li className="flex justify-between gap-4 border-rule border-y py-3">
            <a href="/desk/moderation">{moderation.parts.moderation}</a>
            <span className="font-sans text-ink-3 text-ui">{moderation.waits(waiting)}</span>
          </li>
          <li className="border-rule border-b py-3">
            <a href="/desk/moderation/log">{moderation.parts.log}</a>
          </li>
        </ul>
      </div>
    </PageFrame>
  )
}
