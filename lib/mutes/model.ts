import { labelAddress } from '#lib/labels/model.ts'
import { type Phrase, standsIn, wordsOfText } from './phrases.ts'

/** What can be muted. A topic and an author are labels. */
export const MUTE_KINDS = ['source', 'topic', 'author', 'word', 'person'] as const
export type MuteKind = (typeof MUTE_KINDS)[number]

/** Something with a page of its own that can be muted there, as the page's address names it. */
export const PAGED_KINDS = ['source', 'topic', 'author'] as const
export type PagedSubject = { kind: (typeof PAGED_KINDS)[number]; slug: string }

/** One mute. `slug` is that of its page, a person's handle, or null for a word. */
export type Mute = { id: number; kind: MuteKind; name: string; slug: string | null; until: Date | null }

/**
 * All that one reader mutes at an instant. A `Scope` that has it in `without` lists nothing of it; whoever makes a scope for
 * one reader (a page, a letter, a feed of their own) takes it from `mutedOf(db, personId, now)`, and null for everybody's.
 */
export type Muted = {
  mutes: readonly Mute[]
  /** Ids: of sources, of labels, of people. */
  sources: readonly number[]
  labels: readonly number[]
  people: ReadonlySet<number>
  words: readonly { id: number; phrase: Phrase }[]
  /** Any of the words, as a `tsquery` on `article_words`; null for none. */
  query: string | null
  /** Each mute of stories by what it is of. */
  targets: readonly { id: number; sourceId: number | null; labelId: number | null; query: string | null }[]
}

/** More than anybody means, and few enough for each story to be held against all of them. */
export const MOST_MUTED = 300

/** The word that a text has and its reader mutes; null for none. */
export function mutedWordIn(muted: Pick<Muted, 'mutes' | 'words'> | null, text: string): string | null {
  if (!muted?.words.length) return null
  const tokens = wordsOfText(text)
  const found = muted.words.find(({ phrase }) => standsIn(phrase, tokens))
  return muted.mutes.find(({ id }) => id === found?.id)?.name ?? null
}

/** The page of what is muted; null for a word and a person, who have none. */
export function mutedAddress({ kind, slug }: Pick<Mute, 'kind' | 'slug'>): string | null {
  if (slug === null || kind === 'word' || kind === 'person') return null
  return kind === 'source' ? `/source/${slug}` : labelAddress(kind, slug)
}
