import type { Place } from '#lib/places/model.ts'
import type { ProviderName, Weather } from './model.ts'

/** What a provider of weather is to the rest of the paper. */
export type Provider = {
  name: ProviderName
  /** Where its answer for a place is read; `base` without a slash at its end replaces the provider's own address. */
  addressFor(place: Place, base: string | null, key: string | null): string
  /** Its parsed JSON as weather at `now`; null if it is not an answer of this provider or holds no hour for now. */
  read(answer: unknown, place: Place, now: Date): Weather | null
}
