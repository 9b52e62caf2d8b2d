import { SearchBox } from '#components/search/search-box.tsx'
import { EXAMPLES, HelpLines } from '#components/search/search-help.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { SavedSearchWish } from './saved-address.ts'

/** The box for all shelves. */
export function SavedSearchForm({ wish, words }: { wish: SavedSearchWish | null; words: Messages }) {
  const say = words.savedSearch
  return (
    <SearchBox
      action="/saved"
      landmark={say.landmark}
      label={say.label}
      entered={wish?.entered}
      placeholder={say.placeholder}
      order={wish?.order}
      button={<Button look="plain">{words.search.button}</Button>}
    />
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
