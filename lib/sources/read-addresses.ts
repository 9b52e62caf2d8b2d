import { readOpml } from './opml.ts'

export type Wanted = { address: string; section: string | null }

/** Nobody types more than this for one feed. */
const LONGEST_LINE = 2_000

/**
 * The addresses in what somebody pasted: one a line, or a whole list of subscriptions. Lines that begin with `#` are
 * remarks. Each address once.
 *
 * @param section for those that lie in no folder
 * @returns null for a document that is no list of subscriptions; `cutShort` for one that breaks off
 */
export function readAddresses(text: string, section: string | null): { wanted: Wanted[]; cutShort: boolean } | null {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed.startsWith('<')) {
    const { feeds, isOpml, cutShort } = readOpml(trimmed)
    if (!isOpml) return null
    const wanted = feeds.map((feed) => ({ address: plain(feed.address), section: feed.section ?? section }))
    return { wanted, cutShort }
  }
  const lines = trimmed.split(/[\r\n]+/).map((line) => plain(line.trim().slice(0, LONGEST_LINE)))
  const addresses = new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))
  return { wanted: [...addresses].map((address) => ({ address, section })), cutShort: false }
}

/** What feed readers register for themselves: `feed://host/path`, `feed:https://host/path`. */
const plain = (address: string) => address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://')
