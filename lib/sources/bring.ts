import type { Messages } from '#lib/messages/model.ts'
import type { OddEntry } from './opml.ts'
import type { ReadAddresses } from './read-addresses.ts'
import type { StarterSource } from './starter/model.ts'
import type { NewWish } from './wishes.ts'

/** What goes onto the list of wishes for what was brought: the addresses, and a sentence for each entry that is none. */
export function wishesOf({ wanted, odd }: ReadAddresses, words: Messages['setup']['sources']): NewWish[] {
  const settled = odd.map((entry): NewWish => {
    const { address, title, section, line, kind } = entry
    const state = kind === 'twice' ? ('known' as const) : ('refused' as const)
    return { address, title: title || null, section, line, state, told: sentenceOf(entry, words) }
  })
  return [...wanted, ...settled]
}

/** Sources of the starter pack as wishes; each is filed under the first of its interests, in the paper's language. */
export const starterWishes = (chosen: readonly StarterSource[], words: Messages['setup']['sources']): NewWish[] =>
  chosen.map(({ key, title, feed, interests }) => ({
    address: feed,
    title,
    section: words.starter.interests[interests[0]],
    starter: key,
  }))

function sentenceOf({ kind, first }: OddEntry, words: Messages['setup']['sources']): string {
  return kind === 'twice' ? words.odd.twice(first) : words.odd[kind]
}
