import { Button } from '#components/ui/button.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { SearchWish } from './search-address.ts'
import { SuggestionList } from './suggestions.client.tsx'

/** The box. A plain form: what is asked for stands in the address. */
export function SearchForm({ wish, words }: { wish: SearchWish; words: Messages }) {
  const say = words.search
  return (
    <search aria-label={say.landmark}>
      <form action="/search" className="mt-5">
        <label htmlFor="search-box" className="mb-1.5 block font-[550] font-sans text-ink-2 text-ui">
          {say.label}
        </label>
        <div className="flex items-stretch gap-2.5">
          <input
            id="search-box"
            className="field min-w-0 flex-1"
            type="search"
            name="q"
            list="search-suggestions"
            defaultValue={wish.entered}
            placeholder={say.placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={200}
          />
          {wish.order !== 'relevance' && <input type="hidden" name="by" value={wish.order} />}
          <Button>{say.button}</Button>
        </div>
        <SuggestionList box="search-box" id="search-suggestions" />
      </form>
    </search>
  )
}
