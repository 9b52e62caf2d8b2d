import type { ReactNode } from 'react'
import { currentEdition } from '#lib/editions/queries.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity, sampleSize } from '#lib/paper/queries.ts'
import { findPlace } from '#lib/places/queries.ts'
import { placeOfPaper } from '#lib/places/setting.ts'
import { runtime } from '#lib/runtime.ts'
import { listSections } from '#lib/sections/queries.ts'
import { weatherLine } from '#lib/weather/bar.ts'
import { currentReading } from '#lib/weather/queries.ts'
import { unitFor } from '#lib/weather/units.ts'
import { Bar } from './bar.tsx'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'
import { SectionNav } from './section-nav.tsx'

type Props = {
  /** `front`, `latest` or a section's slug; anything else marks nothing. */
  current: string
  size: 'front' | 'inner'
  /** What the first skip link leads to. */
  main?: 'stories' | 'article'
  children: ReactNode
}

/** What every page stands in: skip link, bar, masthead, sections, the page itself, foot. */
export async function PageFrame({ current, size, main = 'stories', children }: Props) {
  const { config, db, now } = runtime()
  const paper = await paperIdentity(config, db)
  const clock = now()
  const place = placeOfPaper(paper)
  const [edition, sections, reading] = await Promise.all([
    currentEdition(db, clock, paper.timeZone),
    listSections(db),
    currentReading(config, db, place),
  ])
  const sample = size === 'front' && edition.sample ? await sampleSize(db) : null
  const words = messagesFor(paper.language)
  const line = weatherLine({
    reading,
    edition,
    samplePlace: edition.weather !== null && findPlace(edition.weather.place)?.id === place.id,
    now: clock,
    place,
    language: paper.language,
    unit: unitFor(paper.language),
  })
  return (
    <>
      <a href="#main" className="skip-link">
        {words.masthead.skip[main]}
      </a>
      <Bar line={line} words={words} />
      <Masthead
        name={paper.name}
        line={sample ? words.masthead.sampleEdition(sample.stories, sample.sources) : paper.tagline}
        size={size}
      />
      <SectionNav sections={sections} current={current} words={words} />
      <main id="main" tabIndex={-1} className="page-column focus:outline-none">
        {children}
      </main>
      <Footer name={paper.name} words={words} />
    </>
  )
}
