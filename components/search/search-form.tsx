import { Button } from '#components/ui/button.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { SearchWish } from './search-address.ts'
import { SearchBox } from './search-box.tsx'
import { SuggestionList } from './suggestions.client.tsx'

/** The box for the whole paper, which completes what is typed. */
export function SearchForm({ wish, words }: { wish: SearchWish; words: Messages }) {
  const say = words.search
  return (
    <SearchBox
      action="/search"
      landmark={say.landmark}
      label={say.label}
      entered={wish.entered}
      order={wish.order}
      list="search-suggestions"
      button={<Button>{say.button}</Button>}
    >
      <SuggestionList box="search-box" id="search-suggestions" />
    </SearchBox>
  )
}
