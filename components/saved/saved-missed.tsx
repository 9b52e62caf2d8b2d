import type { ReactNode } from 'react'
import { searchAddress } from '#components/search/search-address.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { SavedSearched } from '#lib/saved/search-saved.ts'
import { parseQuery, SAVED_NAMED } from '#lib/search/query.ts'
import { savedSearchAddress } from './saved-address.ts'

type Props = { searched: SavedSearched; entered: string; words: Messages }

/** What to do where nothing was found, or nothing asked for. */
export function SavedMissed({ searched, entered, words }: Props) {
  const { search, savedSearch: say } = words
  if (searched.is === 'nothing-asked') return <Said>{say.askFirst}</Said>
  if (searched.is === 'too-common') return <Said>{say.tooCommon(entered)}</Said>
  if (searched.is === 'too-slow') return <Said>{search.tooSlow}</Said>
  if (searched.is === 'unknown-name') {
    const unknown = { ...search.unknown, ...say.unknown }
    return (
      <>
        {searched.unknown.map(({ by, name }) => (
          <Said key={`${by} ${name}`}>{unknown[by](name)}</Said>
        ))}
        <Instead entered={entered} words={words} />
      </>
    )
  }
  if (searched.results.length > 0) return null
  if (searched.next) return <Said>{say.noneHere}</Said>
  return (
    <>
      <Said>{say.nothing(entered)}</Said>
      <p className="max-w-measure pb-2 text-ink-2">{say.nothingHint}</p>
      <Instead entered={entered} words={words} />
    </>
  )
}

const Said = ({ children }: { children: ReactNode }) => (
  <p role="status" className="max-w-measure py-6 text-lead-dek text-pretty text-ink-2 [overflow-wrap:anywhere]">
    {children}
  </p>
)

/** The same without its limits, or without its order of words; then the paper. */
function Instead({ entered, words }: Omit<Props, 'searched'>) {
  const { search, savedSearch } = words
  const { terms, filters, after, before } = parseQuery(entered, SAVED_NAMED)
  const wanted = terms.filter(({ excluded }) => !excluded)
  const plain = wanted.map(({ text }) => text).join(' ')
  if (!plain) return null
  const limited = filters.length > 0 || after !== null || before !== null
  const apart = wanted.some(({ kind, text }) => kind === 'phrase' && /\s/.test(text))
  return (
    <>
      {(limited || apart) && (
        <p className="py-1">
          {`${apart ? search.orAnywhere : search.without} `}
          <a className="link-quiet" href={savedSearchAddress({ entered: plain, order: 'relevance' })}>
            {plain}
          </a>
        </p>
      )}
      <p className="py-1">
        {`${savedSearch.inPaper} `}
        <a className="link-quiet" href={searchAddress({ entered: plain, order: 'relevance' })}>
          {plain}
        </a>
      </p>
    </>
  )
}
