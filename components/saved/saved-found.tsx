import { Marked } from '#components/search/marked.tsx'
import { problemWords } from '#components/search/problem-words.ts'
import type { Kept } from '#lib/forms/model.ts'
import { waitWords } from '#lib/forms/wait-words.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { SavedItem } from '#lib/saved/model.ts'
import type { SavedSearched } from '#lib/saved/search-saved.ts'
import { placeText, SEARCH_ORDERS } from '#lib/search/cursor.ts'
import { Choice, Chosen } from './choice.tsx'
import { type SavedSearchWish, savedSearchAddress, taggedAddress } from './saved-address.ts'
import { SavedBulk } from './saved-bulk.tsx'
import { ChangedRow, RowForms } from './saved-list.tsx'
import { SavedMissed } from './saved-missed.tsx'
import { SavedRow } from './saved-row.tsx'
import { SavedSearchHelp } from './saved-search-form.tsx'

type Props = {
  wish: SavedSearchWish
  /** Null where it was not searched: `wait` says in how many seconds it may be again. */
  searched: SavedSearched | null
  wait: number
  /** Only on the first page the number is told. */
  first: boolean
  /** What was changed a moment ago. */
  just: SavedItem | null
  lists: { id: string; name: string }[]
  here: string
  kept: Kept | null
  view: PageView
}

/** What was found on all shelves, with what can be done with each, or what else can be done. */
export function SavedFound({ wish, searched, wait, first, just, lists, here, kept, view }: Props) {
  const { words } = view
  const { search, savedSearch: say } = words
  const found = searched?.is === 'found' ? searched : null
  const results = found?.results ?? []
  return (
    <>
      {searched?.problems.map((problem) => (
        <p key={JSON.stringify(problem)} className="mt-3 font-sans text-ink-2 text-ui [overflow-wrap:anywhere]">
          {problemWords(problem, search.problems)}
        </p>
      ))}
      {searched && !searched.complete && <p className="mt-3 font-sans text-ink-2 text-ui">{say.incomplete}</p>}
      {found && results.length > 0 && (
        <div className="mt-4 flex flex-wrap items-baseline justify-between gap-x-8 border-rule-strong border-b font-sans text-ui">
          <p role="status" className="py-2.5 font-medium text-ink-2 tabular-nums">
            {first ? search.count[found.exactly](found.total) : null}
          </p>
          {(wish.order === found.order || found.order === 'relevance') && (
            <Choice label={search.orderLabel}>
              {SEARCH_ORDERS.map((order) => (
                <Chosen key={order} href={savedSearchAddress({ ...wish, order })} current={order === found.order}>
                  {say.orders[order]}
                </Chosen>
              ))}
            </Choice>
          )}
        </div>
      )}
      {searched === null && (
        <p role="status" className="py-6 text-ink-2 text-lead-dek">
          {search.tooOften(waitWords(wait, words.forms))}
        </p>
      )}
      {results.length > 0 && (
        <SavedBulk
          items={results.map(({ item }) => item)}
          shelf="any"
          lists={lists}
          here={here}
          kept={kept}
          words={words}
        />
      )}
      <RowForms here={here} />
      {just?.removed && (
        <div id={`save-${just.id}`} tabIndex={-1} className="border-rule border-b focus:outline-none">
          <ChangedRow item={just} shelf={just.shelf} view={view} />
        </div>
      )}
      {results.length > 0 && (
        <ol aria-label={say.results}>
          {results.map((result) => (
            <li
              key={result.item.id}
              id={`save-${result.item.id}`}
              tabIndex={-1}
              className="border-rule border-b focus:outline-none"
            >
              <div role={result.item.id === just?.id ? 'status' : undefined}>
                <SavedRow
                  item={result.item}
                  found={{
                    headline: <Marked pieces={result.marks.headline} />,
                    source: <Marked pieces={result.marks.source} />,
                    tags: result.marks.tags.map((pieces) => <Marked key={JSON.stringify(pieces)} pieces={pieces} />),
                    saidIn: result.said.in === 'text' ? null : say.saidIn[result.said.in],
                    said: result.said.pieces.length > 0 ? <Marked pieces={result.said.pieces} /> : null,
                    inNote: result.said.in === 'note',
                  }}
                  tagHref={taggedAddress}
                  here={here}
                  kept={kept}
                  view={view}
                />
              </div>
            </li>
          ))}
        </ol>
      )}
      {searched && <SavedMissed searched={searched} entered={wish.entered} words={words} />}
      {found?.next && (
        <p className="pt-6">
          <a
            className="button-plain"
            href={savedSearchAddress({ ...wish, order: found.order }, placeText(found.next))}
            rel="next"
          >
            {results.length ? search.more : search.lookFurther}
          </a>
        </p>
      )}
      {found?.rankedOnly && !found.next && (
        <p className="py-4">
          <a className="link-quiet" href={savedSearchAddress({ ...wish, order: 'date' })}>
            {say.rankedOnly}
          </a>
        </p>
      )}
      <SavedSearchHelp words={words} open={results.length === 0} />
    </>
  )
}
