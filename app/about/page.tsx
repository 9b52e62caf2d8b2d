import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { FeedList } from '#components/ui/feed-list.tsx'
import { Leaflet } from '#components/ui/leaflet.tsx'
import { listSources } from '#lib/sources/queries.ts'
import { feedLinks } from '../feed-links.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { paper, words } = await openPaper()
  const { title } = words.about.about({ name: paper.name, articles: 0, sources: 0, sample: false })
  return { title, alternates: { canonical: '/about', types: feedLinks(paper.name) } }
}

/** What this paper is, how it is edited, and from which sources. */
export default async function Page() {
  const open = await openPaper()
  const { db, clock, edition, paper, words } = open
  const all = await listSources(db, clock, words.sources)
  const sources = all.filter((source) => source.sample === edition.sample)
  const totals = {
    articles: sources.reduce((sum, source) => sum + source.articles, 0),
    sources: sources.filter((source) => source.articles > 0).length,
  }
  return (
    <PageFrame open={open} current="about" size="inner">
      <Leaflet text={words.about.about({ name: paper.name, ...totals, sample: edition.sample })}>
        <FeedList words={words} />
        {sources.length > 0 && (
          <section className="mt-8">
            <h2 className="mb-3 text-head-m">{words.about.sources}</h2>
            <ul>
              {sources.map((source) => (
                <li key={source.id} className="flex justify-between gap-4 border-rule border-b py-2.5">
                  <a className="min-w-0" href={`/source/${source.slug}`}>
                    {source.title}
                  </a>
                  <span className="shrink-0 font-sans text-ink-3 text-meta leading-[1.9]">
                    {words.pages.source.stories(source.articles)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Leaflet>
    </PageFrame>
  )
}
