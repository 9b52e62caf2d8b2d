import type { ReactNode } from 'react'
import type { BackNumber } from '#lib/editions/back-numbers.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'
import { listSections } from '#lib/sections/queries.ts'

const MAIN = {
  page: '',
  // Header, text and rail share one grid, so that the article is main's own child and the rail stands beside its text.
  article: 'grid grid-cols-1 gap-x-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,38rem)_minmax(0,1fr)]',
} as const

/** What stands around every page: bar, masthead, navigation, main, foot. */
export async function PageFrame({
  current,
  size,
  main = 'page',
  edition,
  children,
}: {
  /** "front", "latest", a section's slug, or nothing. */
  current: string
  size: 'front' | 'inner'
  main?: keyof typeof MAIN
  /** A back number: its own date and weather stand in the bar. */
  edition?: BackNumber
  children: ReactNode
}) {
  const { config, db } = runtime()
  const [paper, sections] = await Promise.all([paperIdentity(config, db), listSections(db)])
  const Name = size === 'front' ? 'h1' : 'p'
  return (
    <>
      <header>
        <Name className="py-6 text-center text-masthead">{paper.name}</Name>
        <nav className="flex justify-center gap-6 border-y py-3 font-sans text-ui" data-edition={edition?.day}>
          {sections.map((section) => (
            <a key={section.slug} href={`/section/${section.slug}`} aria-current={current === section.slug ? 'page' : undefined}>
              {section.name}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" className={`mx-auto max-w-page px-6 ${MAIN[main]}`}>
        {children}
      </main>
    </>
  )
}
