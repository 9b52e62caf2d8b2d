import type { ReactNode } from 'react'
import { type Held, HeldBack } from '#components/mutes/held-back.tsx'
import { lineWords } from '#components/offline/line-words.ts'
import { OfflineLive } from '#components/offline/offline-live.client.tsx'
import { SaveForm } from '#components/saved/save-form.client.tsx'
import { FormSentence, newsOf } from '#components/ui/form-sentence.tsx'
import { hasOwner } from '#lib/accounts/queries.ts'
import type { BackNumber } from '#lib/editions/back-numbers.ts'
import { unreadCount } from '#lib/notices/queries.ts'
import { keeperOf } from '#lib/offline/keeper.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { sampleSize } from '#lib/paper/queries.ts'
import { backNumberBar, readerBar } from '#lib/weather/paper-bar.ts'
import { AccountMenu } from './account-menu.tsx'
import { Bar } from './bar.tsx'
import { BarLine } from './bar-line.tsx'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'
import { SectionNav } from './section-nav.tsx'

const MAIN = {
  stories: '',
  // Header, text and rail share one grid, so that the article is main's own child and the rail stands beside its text.
  // The third row takes what the rail is longer than the text.
  article:
    'grid grid-cols-1 gap-x-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,var(--story-width))_minmax(0,1fr)] lg:grid-rows-[auto_auto_1fr]',
} as const

type Props = {
  open: OpenPaper
  /** `front`, `latest` or a section's slug; anything else marks nothing. */
  current: string
  size: 'front' | 'inner'
  main?: keyof typeof MAIN
  /** A back number: its own date and weather stand in the bar. */
  edition?: BackNumber
  /** The page itself shows what came of the last form. */
  showsNews?: boolean
  /** What the page holds back from its reader, said above it. */
  held?: Held
  /** Of the page's own subject, said above it too. */
  above?: ReactNode
  children: ReactNode
}

/** What every page stands in: skip link, bar, masthead, sections, news of the last form, the page itself, foot. */
export async function PageFrame(props: Props) {
  const { open, current, size, main = 'stories', edition: backNumber, showsNews = false, held, above, children } = props
  const { db, paper, edition, sections, words } = open
  const line = backNumber ? backNumberBar(open, backNumber) : open.locale.slots ? null : await readerBar(open)
  const sample = size === 'front' && (backNumber ?? edition).sample ? await sampleSize(db) : null
  const unread = open.reader ? await unreadCount(db, open.reader.id, open.mutes) : 0
  const holds = held !== undefined && held.ids.length + (held.words?.length ?? 0) > 0
  const news = newsOf(open.kept)
  if (news) await open.newsShown()
  return (
    <>
      <link rel="search" type="application/opensearchdescription+xml" title={paper.name} href="/opensearch.xml" />
      <a href="#main" className="skip-link">
        {words.masthead.skip[main]}
      </a>
      {main === 'article' && (
        <a href="#comments" className="skip-link">
          {words.comments.skip}
        </a>
      )}
      <Bar line={line && <BarLine line={line} words={words} />} words={words}>
        <AccountMenu open={open} unread={unread} />
      </Bar>
      <Masthead
        name={paper.name}
        line={sample ? words.masthead.sampleEdition(sample.stories, sample.sources) : paper.tagline}
        hint={sample && !(await hasOwner(db)) ? words.setup.makeItYours : null}
        size={size}
      />
      <SectionNav sections={sections} current={current} words={words} />
      {news && !showsNews && (
        <div className="page-column pt-6">
          <FormSentence {...news} />
        </div>
      )}
      {open.mutes && (holds || above) && (
        <aside aria-label={words.mutes.title} className="page-column">
          {above}
          {held && holds && <HeldBack open={open} held={held} />}
        </aside>
      )}
      <main id="main" tabIndex={-1} className={`page-column focus:outline-none ${MAIN[main]}`}>
        {children}
      </main>
      <OfflineLive session={keeperOf(open.reader)?.session ?? null} words={lineWords(words.offline.live)} />
      <SaveForm signedIn={open.reader !== null} failed={words.saved.notSaved} spoken={words.shelves.key} />
      <Footer name={paper.name} words={words} language={open.view.language} signedIn={open.reader !== null} />
    </>
  )
}
