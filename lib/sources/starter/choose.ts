import type { Interest, StarterLanguage, StarterSource } from './model.ts'
import { STARTER_PACK } from './pack.ts'

/** Those that serve one of the interests in one of the languages. */
export function chosenStarters(
  interests: readonly Interest[],
  languages: readonly StarterLanguage[],
): readonly StarterSource[] {
  return STARTER_PACK.filter(
    (source) =>
      source.interests.some((interest) => interests.includes(interest)) &&
      source.languages.some((language) => languages.includes(language)),
  )
}

export const starterOf = (key: string | null): StarterSource | null =>
  STARTER_PACK.find((source) => source.key === key) ?? null
