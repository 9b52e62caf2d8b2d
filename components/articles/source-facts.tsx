import type { ReactNode } from 'react'
import type { PageView } from '#lib/paper/page-view.ts'
import { shownAddress } from '#lib/sample/model.ts'
import type { SourcePage } from '#lib/sources/source-page.ts'
import { SourceHistory } from './source-history.tsx'

const LINK = 'underline underline-offset-[0.16em]'
const FORMATS = [
  ['feed.xml', 'RSS'],
  ['atom.xml', 'Atom'],
  ['feed.json', 'JSON Feed'],
] as const

/** How many stories and how often, whose words and why, where from, and how the source does, in plain words. */
export function SourceFacts({ source, view }: { source: SourcePage; view: PageView }) {
  const say = view.words.pages.source
  const { rhythm, language, keepDays } = source
  const shown = (address: string) => (source.sample ? shownAddress(address) : address)
  const facts = [
    say.stories(source.articles),
    rhythm && (rhythm === 'quiet' ? say.quiet : say.rhythm(rhythm.count, rhythm.span)),
    language && say.language(nameOf(language, view.language)),
    keepDays !== null && say.kept(keepDays),
  ].filter(Boolean)
  return (
    <div className="flex flex-col gap-1.5 font-medium font-sans text-ui">
      {source.description && <p className="text-pretty font-serif text-dek text-ink-2">{source.description}</p>}
      <p className="text-ink">
        {facts.join(' · ')}
        {source.section && (
          <>
            {' · '}
            <a className={LINK} href={`/section/${source.section.slug}`}>
              {source.section.name}
            </a>
          </>
        )}
      </p>
      <p>{source.sample ? say.invented : source.health.sentences.join(' ')}</p>
      {source.unverified && <p>{say.unverified}</p>}
      <p>
        {say.rights[source.reuse]}
        {source.licence && (
          <>
            {' · '}
            <a className={LINK} href={source.licence} rel="license noopener">
              {say.licence}
            </a>
          </>
        )}
        <BasisOf source={source} view={view} />
      </p>
      <p className="flex flex-wrap gap-x-4">
        {source.siteUrl && <Away href={shown(source.siteUrl)}>{say.site}</Away>}
        {source.feedUrl && <Away href={shown(source.feedUrl)}>{say.feed}</Away>}
      </p>
      <p className="flex flex-wrap gap-x-4">
        <span className="py-1">{say.feedsHere}</span>
        {FORMATS.map(([file, name]) => (
          <a key={file} className={`${LINK} py-1`} href={`/source/${source.slug}/${file}`}>
            {name}
          </a>
        ))}
      </p>
      {source.moves.length > 0 && <SourceHistory moves={source.moves} view={view} />}
    </div>
  )
}

function Away({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className={`${LINK} py-1`} href={href} rel="noopener">
      {children}
    </a>
  )
}

/** On what the right of reuse rests. */
function BasisOf({ source: { basis, sample }, view }: { source: SourcePage; view: PageView }) {
  const say = view.words.pages.source
  if (!basis || sample) return null
  if (basis.kind !== 'stated') return ` · ${say.basis[basis.kind]}`
  if (!/^https?:\/\//.test(basis.text)) return ` · ${basis.text}`
  return (
    <>
      {' · '}
      <a className={LINK} href={basis.text} rel="noopener">
        {say.stated}
      </a>
    </>
  )
}

/** As the reader's language calls it; a tag that is none stays as the feed wrote it. */
function nameOf(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
