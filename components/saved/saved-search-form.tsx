import { EXAMPLES, HelpLines } from '#components/search/search-help.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Messages } from '#lib/messages/model.ts'
import { LONGEST_QUERY } from '#lib/search/query.ts'
import type { SavedSearchWish } from './saved-address.ts'

/** The box for all shelves. A plain form: what is asked for stands in the address. The key `/` leads into it. */
export function SavedSearchForm({ wish, words }: { wish: SavedSearchWish | null; words: Messages }) {
  const say = words.savedSearch
  return (
    <search aria-label={say.landmark}>
      <form action="/saved" className="mt-5">
        <label htmlFor="search-box" className="mb-1.5 block font-[550] font-sans text-ink-2 text-ui">
          {say.label}
        </label>
        <div className="flex items-stretch gap-2.5">
          <input
            id="search-box"
            className="field min-w-0 flex-1"
            type="search"
            name="q"
            defaultValue={wish?.entered}
            placeholder={say.placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={LONGEST_QUERY}
          />
          {wish && wish.order !== 'relevance' && <input type="hidden" name="by" value={wish.order} />}
          <Button look="plain">{words.search.button}</Button>
        </div>
      </form>
    </search>
  )
}

/** What can be asked for here, by examples. */
export function SavedSearchHelp({ words, open }: { words: Messages; open: boolean }) {
  const { search, savedSearch } = words
  const operators = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]
  const lines = [
    search.phrase,
    search.minus,
    search.beginning,
    { example: savedSearch.tagExample, says: savedSearch.help.tag },
    ...operators.map((name) => ({ example: EXAMPLES[name], says: savedSearch.help[name] })),
  ]
  return <HelpLines lines={lines} keyHint={null} open={open} words={words} />
}
