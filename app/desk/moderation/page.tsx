import type { Metadata } from 'next'
import { QueueItem } from '#components/desk/queue-item.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { longestWait, QUEUE_TABS, queueCounts, readQueue } from '#lib/moderation/queue.ts'
import { scoresAt } from '#lib/moderation/scores.ts'
import { commentSettings } from '#lib/moderation/settings.ts'
import { openDesk } from '../staff.ts'
import '../../comments.css'

type Props = { searchParams: Promise<{ tab?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.queue.title, robots: { index: false } }
}

/** What waits for a moderator: the oldest first, each with what is needed to decide. */
export default async function Page({ searchParams }: Props) {
  const open = await openDesk()
  const { db, words, clock, reader } = open
  const { queue: say, log } = words.moderation
  const asked = (await searchParams).tab
  const tab = QUEUE_TABS.find((known) => known === asked) ?? 'waiting'
  const [counts, queue, hours, settings] = await Promise.all([
    queueCounts(db),
    readQueue(db, { tab, after: null, moderatorId: reader.id }),
    longestWait(db, clock),
    commentSettings(db),
  ])
  const seen = await scoresAt(db, settings.threshold)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[46rem] pt-9 pb-14">
        <h1 className="mb-4 text-head-l">{say.title}</h1>
        <nav aria-label={say.title} className="mb-2 flex flex-wrap gap-x-6 font-sans text-ui">
          {QUEUE_TABS.map((known) => (
            <a
              key={known}
              href={known === 'waiting' ? '/desk/moderation' : `/desk/moderation?tab=${known}`}
              aria-current={known === tab ? 'page' : undefined}
              className="inline-block py-2 aria-[current]:font-bold aria-[current]:text-accent"
            >
              {say.tabCount(say.tabs[known], counts[known])}
            </a>
          ))}
          <a href="/desk/moderation/log" className="inline-block py-2">
            {log.title}
          </a>
        </nav>
        <p className="mb-4 font-sans text-ink-3 text-meta">
          {tab === 'waiting' && hours > 0 && say.longest(hours)}{' '}
          {seen.held > 0 && say.scoring(seen.held, seen.right, seen.rejected)}
        </p>
        {queue.items.length === 0 && <p className="border-rule border-t py-8 text-ink-2">{say.empty[tab]}</p>}
        <ol>
          {queue.items.map((item) => (
            <QueueItem key={item.id} item={item} view={open.view} />
          ))}
        </ol>
      </div>
    </PageFrame>
  )
}
