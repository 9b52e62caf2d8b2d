import { waitWords } from '#lib/forms/wait-words.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { placeText } from '#lib/search/cursor.ts'
import type { Instead } from '#lib/search/instead.ts'
import type { Searched } from '#lib/search/search.ts'
import { NothingFound } from './nothing-found.tsx'
import { problemWords } from './problem-words.ts'
import { ResultList } from './result-list.tsx'
import { type SearchWish, searchAddress } from './search-address.ts'
import { SearchForm } from './search-form.tsx'
import { SearchHead } from './search-head.tsx'
import { SearchHelp } from './search-help.tsx'

type Props = {
  /** Null where it was not searched, `wait` says why. */
  searched: Searched | null
  /** In how many seconds this address may search again; 0 if it may. */
  wait: number
  wish: SearchWish
  /** The first page: only there the count is told. */
  first: boolean
  instead: Instead[]
  /** Something was found that this reader mutes. */
  held: boolean
  view: PageView
}

/** The box, what was found, and what else can be done. */
export function SearchResults({ searched, wait, wish, first, instead, held, view }: Props) {
  const { words } = view
  const say = words.search
  const found = searched?.is === 'found' ? searched : null
  const shows = found !== null && found.results.length > 0
  return (
    <>
      <SearchForm wish={wish} words={words} />
      {searched?.problems.map((problem) => (
        <p key={JSON.stringify(problem)} className="mt-3 font-sans text-ink-2 text-ui [overflow-wrap:anywhere]">
          {problemWords(problem, say.problems)}
        </p>
      ))}
      {shows && (
        <SearchHead
          entered={wish.entered}
          order={found.order}
          count={first ? say.count[found.exactly](found.total) : null}
          ordered={wish.order === found.order || found.order === 'relevance'}
          words={words}
        />
      )}
      {searched === null && (
        <p role="status" className="py-6 text-ink-2 text-lead-dek">
          {say.tooOften(waitWords(wait, words.forms))}
        </p>
      )}
      {found && <ResultList results={found.results} view={view} />}
      {searched && (
        <NothingFound searched={searched} entered={wish.entered} instead={instead} held={held} words={words} />
      )}
      {found?.next && (
        <p className="border-rule-strong border-t py-6">
          <a
            className="button-plain"
            href={searchAddress({ ...wish, order: found.order }, placeText(found.next))}
            rel="next"
          >
            {shows ? say.more : say.lookFurther}
          </a>
        </p>
      )}
      {found?.rankedOnly && !found.next && (
        <p className="py-4">
          <a className="link-quiet" href={searchAddress({ ...wish, order: 'date' })}>
            {say.rankedOnly}
          </a>
        </p>
      )}
      <SearchHelp words={words} open={!shows} />
    </>
  )
}
