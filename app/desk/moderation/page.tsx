import type { Metadata } from 'next'
import { QueueItem } from '#components/desk/queue-item.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { precision } from '#lib/moderation/decide.ts'
import { longestWait, QUEUE_TABS, queueCounts, readQueue } from '#lib/moderation/queue.ts'
import { commentSettings } from '#lib/moderation/settings.ts'
import { openDesk } from '../staff.ts'
import '../../comments.css'

type Props = { searchParams: Promise<{ tab?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.title, robots: { index: false } }
}

/** What waits for a moderator: the oldest first, each with what is needed to decide. */
export default async function Page({ searchParams }: Props) {
  const open = await openDesk()
  const { db, words, clock } = open
  const { moderation } = words
  const asked = (await searchParams).tab
  const tab = QUEUE_TABS.find((known) => known === asked) ?? 'waiting'
  const [counts, queue, hours, settings] = await Promise.all([
    queueCounts(db),
    readQueue(db, tab),
    longestWait(db, clock),
    commentSettings(db),
  ])
  const seen = await precision(db, settings.threshold)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[46rem] pt-9 pb-14">
        <h1 className="mb-4 text-head-l">{moderation.title}</h1>
        <nav aria-label={moderation.title} className="mb-2 flex flex-wrap gap-x-6 font-sans text-ui">
          {QUEUE_TABS.map((known) => (
            <a
              key={known}
              href={known === 'waiting' ? '/desk/moderation' : `/desk/moderation?tab=${known}`}
              aria-current={known === tab ? 'page' : undefined}
              className="inline-block py-2 aria-[current]:font-bold aria-[current]:text-accent"
            >
              {moderation.tabCount(moderation.tabs[known], counts[known])}
            </a>
          ))}
          <a href="/desk/moderation/log" className="inline-block py-2">
            {moderation.log}
          </a>
        </nav>
        <p className="mb-4 font-sans text-ink-3 text-meta">
          {tab === 'waiting' && hours > 0 && moderation.longest(hours)}{' '}
          {seen.held > 0 && moderation.precision(seen.held, seen.right)}
        </p>
        {queue.length === 0 && <p className="border-rule border-t py-8 text-ink-2">{moderation.empty}</p>}
        <ol>
          {queue.map((item) => (
            <QueueItem key={item.id} item={item} view={open.view} />
          ))}
        </ol>
      </div>
    </PageFrame>
  )
}
