import type { Offer } from '#lib/places/search.ts'

/** Places from the paper itself; null where it cannot be reached, or somebody has typed on. */
export async function askPlaces(asked: Record<string, string>, signal: AbortSignal): Promise<Offer[] | null> {
  try {
    const answer = await fetch(`/api/places?${new URLSearchParams(asked)}`, { signal })
    if (!answer.ok) return null
    const { places }: { places: Offer[] } = await answer.json()
    return places
  } catch {
    return null
  }
}

/** Fills `{name}` and its like into a text of the catalogue. */
export const filled = (text: string, facts: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (brace, name: string) => facts[name] ?? brace)

export const labelOf = ({ name, country, near }: Offer, words: { plain: string; near: string }): string =>
  near === null ? filled(words.plain, { name, country }) : filled(words.near, { name, country, near })
