import type { Metadata } from 'next'
import { BulkForm } from '#components/desk/bulk-form.tsx'
import { DeskPage } from '#components/desk/desk-page.tsx'
import { LastDecision } from '#components/desk/last-decision.tsx'
import { QueueItem } from '#components/desk/queue-item.tsx'
import { QueueKeys } from '#components/desk/queue-keys.client.tsx'
import { waitWords } from '#lib/forms/wait-words.ts'
import { readLog } from '#lib/moderation/log.ts'
import { longestWait, QUEUE_TABS, queueCounts, readQueue } from '#lib/moderation/queue.ts'
import { scoresAt } from '#lib/moderation/scores.ts'
import { commentSettings } from '#lib/moderation/settings.ts'
import { usualMinutes } from '#lib/moderation/usual.ts'
import { openDesk } from '../staff.ts'
import '../../comments.css'

type Props = { searchParams: Promise<{ tab?: string; after?: string }> }

/** From here on its author was told that the moderators are reminded (rules §8). */
const OVERDUE_HOURS = 24

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk()
  return { title: words.moderation.queue.title, robots: { index: false } }
}

/** What waits for a moderator: the oldest first, each with what is needed to decide. */
export default async function Page({ searchParams }: Props) {
  const open = await openDesk()
  const { db, words, clock, kept, reader, view } = open
  const { queue: say, log, keys } = words.moderation
  const asked = await searchParams
  const tab = QUEUE_TABS.find((known) => known === asked.tab) ?? 'waiting'
  const after = /^\d{1,9}$/.test(asked.after ?? '') ? Number(asked.after) : null
  const path = tab === 'waiting' ? '/desk/moderation' : `/desk/moderation?tab=${tab}`
  const [counts, queue, hours, settings, usual, mine] = await Promise.all([
    queueCounts(db),
    readQueue(db, { tab, after, moderatorId: reader.id }),
    longestWait(db, clock),
    commentSettings(db),
    usualMinutes(db, clock),
    readLog(db, { moderatorId: reader.id, decisions: true, limit: 1 }),
  ])
  const seen = await scoresAt(db, settings.threshold)
  const facts = [
    hours > 0 && (hours >= OVERDUE_HOURS ? say.overdue(hours) : say.longest(hours)),
    usual !== null && say.usual(waitWords(usual * 60, words.forms)),
    seen.missing > 0 ? say.scoringLearns(seen.missing) : say.scoring(seen.held, seen.right, seen.rejected),
  ].filter(Boolean)
  const last = mine.lines.find((line) => line.canUndo)
  return (
    <DeskPage open={open} title={say.title}>
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
      {tab === 'waiting' && <p className="mb-2 font-sans text-ink-3 text-meta">{facts.join(' ')}</p>}
      <QueueKeys words={keysOf(keys)} />
      {last && <LastDecision line={last} back={path} words={words} />}
      {queue.items.length === 0 && <p className="border-rule border-t py-8 text-ink-2">{say.empty[tab]}</p>}
      <ol>
        {queue.items.map((item) => (
          <QueueItem key={item.id} item={item} back={path} kept={kept} view={view} />
        ))}
      </ol>
      {(queue.next !== null || after !== null) && (
        <p className="flex gap-6 border-rule border-t pt-4 font-sans text-ui">
          {after !== null && <a href={path}>{say.first}</a>}
          {queue.next !== null && <a href={`/desk/moderation?tab=${tab}&after=${queue.next}`}>{say.more}</a>}
        </p>
      )}
      {queue.items.length > 1 && tab !== 'appeals' && <BulkForm open={open} back={path} shown={tab === 'reported'} />}
    </DeskPage>
  )
}

/** What the script says: words only, for functions cannot be sent. */
const keysOf = ({
  hint,
  title,
  close,
  nothingToUndo,
  list,
}: Awaited<ReturnType<typeof openDesk>>['words']['moderation']['keys']) => ({
  ...{ hint, title, close, nothingToUndo, list },
})
