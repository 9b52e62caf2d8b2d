import { MOST_HELD } from '#lib/articles/queries.ts'
import type { Mute } from '#lib/mutes/model.ts'
import { reasonsFor } from '#lib/mutes/queries.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** What a page has held back from its reader, or shows them because they asked for it. */
export type Held = {
  /** Articles. */
  ids: readonly number[]
  /** The page's address, as it is without the wish to see them. */
  at: string
  /** Words for which lines to elsewhere were held back. */
  words?: readonly string[]
}

/** Mutes that are named; the rest are others. */
const NAMED = 4

/** One line: how many, by which mutes, and the way to see them and to change what is muted. */
export async function HeldBack({ open, held }: { open: OpenPaper; held: Held }) {
  const { db, mutes, scope, view } = open
  const { ids, words = [], at } = held
  const count = ids.length + words.length
  if (mutes === null || count === 0) return null
  const say = open.words.mutes
  const reasons = await reasonsFor(db, mutes, ids)
  const names = [...new Set([...reasons.map((mute) => nameOf(mute, say)), ...words.map(say.quoted)])]
  const named = names.length > NAMED ? [...names.slice(0, NAMED - 1), say.andOthers].join(', ') : names.join(', ')
  const shown = scope.without === null
  const [path = '/', query = ''] = at.split('?')
  const asked = new URLSearchParams(query)
  if (!shown) asked.set('muted', 'show')
  return (
    <p className="held-back" lang={view.language}>
      <bdi>{(shown ? say.shown : say.heldBack)(count, MOST_HELD - 1, named)}</bdi>{' '}
      <a href={asked.size ? `${path}?${asked}` : path} rel="nofollow">
        {(shown ? say.hide : say.show)(count)}
      </a>
      {' · '}
      <a href="/account/mutes">{say.changeAll}</a>
    </p>
  )
}

/** A mute as it is named in a line. */
export const nameOf = ({ kind, name }: Pick<Mute, 'kind' | 'name'>, say: OpenPaper['words']['mutes']): string =>
  kind === 'word' ? say.quoted(name) : name
