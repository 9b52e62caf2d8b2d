import { keyOf, type OddEntry, plainAddress, readOpml } from './opml.ts'

/** `line` is where it stands in what was brought, from 1. */
export type Wanted = { address: string; title: string | null; section: string | null; line: number | null }

export type ReadAddresses = {
  wanted: Wanted[]
  odd: OddEntry[]
  /** The list breaks off before its end. */
  cutShort: boolean
}

/** Nobody types more than this for one feed. */
const LONGEST_LINE = 2_000

/**
 * The addresses in what somebody pasted: one a line, or a whole list of subscriptions. Lines that begin with `#` are
 * remarks. Each address once.
 *
 * @param section for those that lie in no folder
 * @returns null for a document that is no list of subscriptions
 */
export function readAddresses(text: string, section: string | null): ReadAddresses | null {
  if (/^\uFEFF?\s*</.test(text)) {
    const { feeds, odd, isOpml, cutShort } = readOpml(text)
    if (!isOpml) return null
    return { wanted: feeds.map((feed) => ({ ...feed, section: feed.section ?? section })), odd, cutShort }
  }
  const wanted = new Map<string, Wanted>()
  const odd: OddEntry[] = []
  for (const [index, typed] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const address = plainAddress(typed.trim().slice(0, LONGEST_LINE))
    if (address === '' || address.startsWith('#')) continue
    const key = keyOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`)
    const first = wanted.get(key)
    const line = index + 1
    if (first) odd.push({ kind: 'twice', line, address, title: '', section, first: first.line ?? 0 })
    else wanted.set(key, { address, title: null, section, line })
  }
  return { wanted: [...wanted.values()], odd, cutShort: false }
}
