import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { NoticeList } from '#components/notices/notice-list.tsx'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { listNotices } from '#lib/notices/queries.ts'
import { personal } from '../account/personal.ts'
import { cursorOf, type SearchParams } from '../cursor.ts'
import { olderAt, openMuted, pageAt } from '../muted.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.notices.title)
}

/** What somebody is told: answers, decisions about their comments. */
export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const before = await cursorOf(searchParams)
  const open = await openMuted(searchParams)
  const { db, clock, kept, reader, view, words } = open
  if (!reader) redirect('/sign-in?back=/notices')
  const say = words.notices
  const { notices, next, held } = await listNotices(db, reader.id, { before, muted: open.scope.without })
  const newest = Math.max(0, ...notices.map(({ id }) => id))
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-10 pb-16">
        <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-3 border-rule-strong border-b pb-4">
          <h1 className="text-head-l tracking-head">{say.title}</h1>
          {notices.some(({ unread }) => unread) && (
            <PaperForm action="/send/notices/read" name="notices-read" back="/notices" kept={kept} label={say.markRead}>
              <input type="hidden" name="upTo" value={newest} />
              <Button look="plain">{say.markRead}</Button>
            </PaperForm>
          )}
        </header>
        {held > 0 && (
          <p className="held-back">
            {words.mutes.heldNotices(held)}{' '}
            <a href={`${pageAt('/notices', before)}${before ? '&' : '?'}muted=show`}>{words.mutes.show(held)}</a>
            {' · '}
            <a href="/account/mutes">{words.mutes.changeAll}</a>
          </p>
        )}
        {notices.length === 0 ? (
          <p className="py-8 text-ink-2 text-lead-dek">{say.nothing}</p>
        ) : (
          // The edition may be one of another day: what is told to somebody is told by the clock.
          <NoticeList notices={notices} view={{ ...view, now: clock }} />
        )}
        {next && (
          <p className="mt-6">
            <a className="button-plain" href={olderAt('/notices', next, open)} rel="next">
              {say.older}
            </a>
          </p>
        )}
        <p className="mt-8 font-sans text-ink-2 text-ui">
          {say.byMail}{' '}
          <a className="link-quiet" href="/account#replies">
            {say.toChoose}
          </a>
        </p>
      </div>
    </PageFrame>
  )
}
