import type { Messages } from '#lib/messages/model.ts'
import type { Offer } from '#lib/places/search.ts'

type Props = { typed: string; found: readonly Offer[]; say: Messages['places'] }

/** What a search found, each a button that chooses it. */
export function PlaceResults({ typed, found, say }: Props) {
  if (!found.length) {
    return (
      <p role="status" className="my-5 font-sans text-ui">
        {say.none(typed)}
      </p>
    )
  }
  return (
    <form method="post" action="/send/reading" aria-label={say.results} className="my-5">
      <input type="hidden" name="back" value="/place" />
      <ul>
        {found.map(({ id, name, country, near }) => (
          <li key={id} className="border-rule border-b">
            <button type="submit" name="place" value={id} className="w-full py-2 text-start hover:underline">
              {say.offer(name, country, near)}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}
