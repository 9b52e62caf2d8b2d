import type { Messages } from '#lib/messages/model.ts'
import type { SavedFacets } from '#lib/saved/model.ts'
import { type SavedWish, savedAddress } from './saved-address.ts'

/** Chooses among what stands on a shelf: a form that only asks for the page anew. */
export function SavedFilter({ facets, wish, words }: { facets: SavedFacets; wish: SavedWish; words: Messages }) {
  const say = words.shelves.filter
  const chosen = wish.source !== null || wish.tag !== null
  if (!chosen && facets.sources.length < 2 && facets.tags.length === 0) return null
  return (
    <form
      method="get"
      action="/saved"
      aria-label={say.label}
      className="flex flex-wrap items-end gap-x-4 gap-y-3 border-rule border-b py-4"
    >
      {wish.shelf !== 'unread' && <input type="hidden" name="show" value={wish.shelf} />}
      {wish.order !== 'newest' && <input type="hidden" name="order" value={wish.order} />}
      <Box
        name="source"
        label={say.source}
        every={say.everySource}
        at={wish.source}
        all={facets.sources}
        words={words}
      />
      {(facets.tags.length > 0 || wish.tag !== null) && (
        <Box name="tag" label={say.tag} every={say.everyTag} at={wish.tag} all={facets.tags} words={words} />
      )}
      <button type="submit" className="button-plain">
        {say.show}
      </button>
      {chosen && (
        <a className="link-quiet py-2" href={savedAddress({ ...wish, source: null, tag: null })}>
          {say.all}
        </a>
      )}
    </form>
  )
}

type BoxProps = {
  name: 'source' | 'tag'
  label: string
  every: string
  at: string | null
  all: SavedFacets['sources']
  words: Messages
}

function Box({ name, label, every, at, all, words }: BoxProps) {
  const known = at === null || all.some((one) => one.name === at)
  return (
    <label className="min-w-0 max-w-full flex-[0_1_16rem] font-[550] font-sans text-ink-2 text-ui">
      {label}
      <select name={name} defaultValue={at ?? ''} className="field mt-1">
        <option value="">{every}</option>
        {!known && <option value={at}>{at}</option>}
        {all.map((one) => (
          <option key={one.name} value={one.name}>
            {words.shelves.filter.count(one.name, one.count)}
          </option>
        ))}
      </select>
    </label>
  )
}
